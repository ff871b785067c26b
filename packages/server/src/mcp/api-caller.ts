import {
  type ErrorCode,
  ERRORS,
  problemSchema,
  type Route,
  WheelhouseError,
} from "@wheelhouse/core";
import type { z } from "zod";

/** What a call takes beside its route. */
interface Asked<Query, Body> {
  /** What stands for the names in braces of the address. */
  readonly parts?: Readonly<Record<string, string>>;
  readonly query?: Query;
  readonly body?: Body;
  readonly idempotencyKey?: string | undefined;
}

/** Calls one address of the API table. Throws what the API refuses with, by its code. */
export type ApiCall = <Q extends z.ZodType, B extends z.ZodType, R extends z.ZodType>(
  route: Route<Q, B, R>,
  asked?: Asked<z.input<Q>, z.input<B>>,
) => Promise<z.output<R>>;

/** How the API is reached from within its process. */
export interface ApiWay {
  readonly fetch: (request: Request) => Response | Promise<Response>;
  /** Such as `http://127.0.0.1:4747`. */
  readonly origin: string;
  /** What proves who asks, as headers. */
  readonly proof: Readonly<Record<string, string>>;
}

/**
 * Calls the API without a connection. *Contract*: a call goes through everything that a request from outside goes
 * through, so that whoever calls may do no more than the API lets them.
 */
export function apiCaller({ fetch, origin, proof }: ApiWay): ApiCall {
  return async (route, { parts = {}, query, body, idempotencyKey } = {}) => {
    const isPost = route.method === "POST";
    const response = await fetch(
      new Request(`${origin}${addressOf(route.path, parts, query)}`, {
        method: route.method,
        headers: {
          ...proof,
          host: new URL(origin).host,
          ...(isPost && { "content-type": "application/json" }),
          ...(idempotencyKey !== undefined && { "idempotency-key": idempotencyKey }),
        },
        ...(isPost && { body: JSON.stringify(body ?? {}) }),
      }),
    );
    const said: unknown = await response.json();
    if (response.ok) return route.reply.parse(said);
    throw refusal(said);
  };
}

function addressOf(path: string, parts: Readonly<Record<string, string>>, query: unknown): string {
  const filled = path.replaceAll(/\{(\w+)\}/g, (_, name: string) =>
    encodeURIComponent(parts[name] ?? ""),
  );
  const asked = new URLSearchParams();
  for (const [name, value] of Object.entries(query ?? {}))
    if (value !== undefined) asked.set(name, String(value));
  return asked.size === 0 ? filled : `${filled}?${asked.toString()}`;
}

function refusal(said: unknown): WheelhouseError {
  const { code, detail, hint } = problemSchema.parse(said);
  return new WheelhouseError(isCode(code) ? code : "internal", detail, { hint: hint ?? undefined });
}

function isCode(code: string): code is ErrorCode {
  return Object.hasOwn(ERRORS, code);
}
