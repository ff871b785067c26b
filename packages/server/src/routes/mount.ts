import { type Route, WheelhouseError } from "@wheelhouse/core";
import type { Hono } from "hono";
import type { z } from "zod";
import { askedBy } from "./asked-by.ts";
import { readBody } from "./read-body.ts";

/** What a handler of an address gets: everything parsed. */
export interface Call<Query, Body> {
  /** The filled-in part of the address; undefined when it has no such part. */
  readonly part: (name: string) => string;
  readonly query: Query;
  readonly body: Body;
  readonly idempotencyKey: string | undefined;
  /** Who asks, when it is not the person who serves. */
  readonly by: string | undefined;
}

const KEY = /^[\x21-\x7e]{1,200}$/;

/** Serves one address of the API as its description says. */
export function mount<Q extends z.ZodType, B extends z.ZodType, R extends z.ZodType>(
  app: Hono,
  route: Route<Q, B, R>,
  handle: (call: Call<z.output<Q>, z.output<B>>) => Promise<z.input<R>>,
): void {
  const { method, query, body, status, idempotent } = route;
  app.on(method, pathOf(route), async (c) => {
    const key = idempotent ? c.req.header("idempotency-key") : undefined;
    if (key !== undefined && !KEY.test(key))
      throw new WheelhouseError("usage", "The Idempotency-Key is not 1 to 200 plain characters.");
    const reply = await handle({
      part: (name) => c.req.param(name) ?? "",
      query: query.parse(c.req.query()),
      body: body.parse(method === "POST" ? await readBody(c.req.raw) : {}),
      idempotencyKey: key,
      by: askedBy(c),
    });
    return Response.json(reply, { status });
  });
}

/** The path of an address in the words of the router. */
export function pathOf({ path }: Pick<Route, "path">): string {
  return path.replaceAll(/\{(\w+)\}/g, ":$1");
}
