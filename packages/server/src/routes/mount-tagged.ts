import type { Route } from "@wheelhouse/core";
import type { Hono } from "hono";
import type { z } from "zod";
import { pathOf } from "./mount.ts";

/** What an address has, and a word that changes when that does. */
export interface Tagged<Reply> {
  /** Printable ASCII without quotes. */
  readonly tag: string;
  readonly reply: Reply;
}

const KEPT = "private, must-revalidate";

/**
 * Serves an address that is asked for again and again: it has an `ETag`, and who names the one that still holds is told
 * 304 without a body. Whoever asked may keep the answer, and asks whether it holds before each use.
 */
export function mountTagged<Q extends z.ZodType, R extends z.ZodType>(
  app: Hono,
  route: Route<Q, z.ZodType, R>,
  handle: (query: z.output<Q>) => Promise<Tagged<z.input<R>>>,
): void {
  app.get(pathOf(route), async (c) => {
    const { tag, reply } = await handle(route.query.parse(c.req.query()));
    const headers = { etag: `"${tag}"`, "cache-control": KEPT };
    if (isNamed(c.req.header("if-none-match"), tag))
      return new Response(null, { status: 304, headers });
    return Response.json(reply, { headers });
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
