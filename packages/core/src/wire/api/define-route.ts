import { z } from "zod";
import type { ErrorCode } from "../../error.ts";
import type { Route } from "./route.ts";

const nothing = z.strictObject({});
type Nothing = typeof nothing;

/** A GET of the API. */
export function get<Reply extends z.ZodType, Query extends z.ZodType = Nothing>(
  path: string,
  summary: string,
  rest: {
    readonly reply: Reply;
    readonly query: Query;
    readonly errors?: readonly ErrorCode[];
    readonly media?: readonly string[];
  },
): Route<Query, Nothing, Reply> {
  const { reply, query, errors = [], media } = rest;
  return {
    method: "GET",
    path,
    summary,
    query,
    body: nothing,
    reply,
    status: 200,
    errors,
    idempotent: false,
    ...(media && { media }),
  };
}

/** A POST of the API. */
export function post<Body extends z.ZodType, Reply extends z.ZodType>(
  path: string,
  summary: string,
  rest: {
    readonly body: Body;
    readonly reply: Reply;
    readonly status: 200 | 202;
    readonly errors?: readonly ErrorCode[];
    readonly idempotent?: boolean;
  },
): Route<Nothing, Body, Reply> {
  const { body, reply, status, errors = [], idempotent = false } = rest;
  return { method: "POST", path, summary, query: nothing, body, reply, status, errors, idempotent };
}
