import { createHash } from "node:crypto";
import type { Route } from "@wheelhouse/core";
import type { Hono } from "hono";
import type { z } from "zod";
import { pathOf } from "./mount.ts";

const KEPT = "private, must-revalidate";

/**
 * Serves an address that is asked for again and again: it has an `ETag`, and who names the one that still holds is told
 * 304 without a body. Whoever asked may keep the answer, and asks whether it holds before each use.
 *
 * *Invariant*: the tag is made of the whole body, so that it cannot hold for another one.
 */
export function mountTagged<Q extends z.ZodType, R extends z.ZodType>(
  app: Hono,
  route: Route<Q, z.ZodType, R>,
  handle: (query: z.output<Q>) => Promise<z.input<R>>,
): void {
  app.get(pathOf(route), async (c) => {
    const body = JSON.stringify(await handle(route.query.parse(c.req.query())));
    const tag = createHash("sha256").update(body).digest("base64url").slice(0, 16);
    const headers = { etag: `"${tag}"`, "cache-control": KEPT };
    if (isNamed(c.req.header("if-none-match"), tag))
      return new Response(null, { status: 304, headers });
    return new Response(body, { headers: { ...headers, "content-type": "application/json" } });
  });
}

/** Whether a list of tags has one in it; `W/` says that a body may differ in bytes, which is the same to us. */
function isNamed(list: string | undefined, tag: string): boolean {
  if (list === undefined) return false;
  return list
    .split(",")
    .map((each) => each.trim().replace(/^W\//, ""))
    .some((each) => each === "*" || each === `"${tag}"`);
}
