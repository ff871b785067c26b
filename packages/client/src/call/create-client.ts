import { type Route, WheelhouseError } from "@wheelhouse/core";
import type { z } from "zod";
import { problemError } from "./problem-error.ts";

/** Where a server is, and how to get in. */
export interface ClientOptions {
  /** Such as `http://127.0.0.1:4747`; empty on the server's own page. */
  readonly origin: string;
  /** The bearer token of a program; a page has its cookie instead. */
  readonly token?: string | undefined;
  readonly fetch?: typeof globalThis.fetch | undefined;
}

/** What a call takes beside its route. */
export interface Call<Query, Body> {
  /** What stands for the names in braces of the address. */
  readonly parts?: Readonly<Record<string, string>> | undefined;
  readonly query?: Query | undefined;
  readonly body?: Body | undefined;
  readonly idempotencyKey?: string | undefined;
  readonly signal?: AbortSignal | undefined;
}

/** A server as its clients see it. */
export interface Client {
  /**
   * Calls one address of the API table. Throws the server's error by its code, `host.gone` when
   * nobody answers, and `internal` for an answer that is not what the table says.
   */
  call<Q extends z.ZodType, B extends z.ZodType, R extends z.ZodType>(
    route: Route<Q, B, R>,
    call?: Call<z.input<Q>, z.input<B>>,
  ): Promise<z.output<R>>;
  /** Opens a stream. Throws as `call` does. */
  open(
    path: string,
    options: { readonly lastEventId: number | undefined; readonly signal: AbortSignal },
  ): Promise<ReadableStream<Uint8Array>>;
}

/** A client of one server. It holds no connection and no state. */
export function createClient({
  origin,
  token,
  fetch = globalThis.fetch.bind(globalThis),
}: ClientOptions): Client {
  const own: Record<string, string> =
    token === undefined ? {} : { authorization: `Bearer ${token}` };

  async function send(path: string, init: RequestInit): Promise<Response> {
    const response = await fetch(`${origin}${path}`, init).catch((cause: unknown) => {
      throw gone(cause);
    });
    if (response.ok) return response;
    throw await problemError(response);
  }

  return {
    async call(route, { parts = {}, query, body, idempotencyKey, signal } = {}) {
      const isPost = route.method === "POST";
      const response = await send(addressOf(route.path, parts, query), {
        method: route.method,
        headers: {
          ...own,
          ...(isPost && { "content-type": "application/json" }),
          ...(idempotencyKey !== undefined && { "idempotency-key": idempotencyKey }),
        },
        ...(isPost && { body: JSON.stringify(body ?? {}) }),
        ...(signal && { signal }),
      });
      const reply = route.reply.safeParse(
        await response.json().catch((cause: unknown) => {
          throw gone(cause);
        }),
      );
      if (reply.success) return reply.data;
      throw new WheelhouseError(
        "internal",
        `${route.path} answered what it does not say it does.`,
        {
          hint: "The server is of another version: reload the page, or update this program.",
          cause: reply.error,
        },
      );
    },
    async open(path, { lastEventId, signal }) {
      const headers = {
        ...own,
        accept: "text/event-stream",
        ...(lastEventId !== undefined && { "last-event-id": String(lastEventId) }),
      };
      const response = await send(path, { headers, signal, cache: "no-store" });
      if (response.body) return response.body;
      throw gone(new Error("the answer has no body"));
    },
  };
}

/** The address of a route, filled in. */
export function addressOf(
  path: string,
  parts: Readonly<Record<string, string>>,
  query?: unknown,
): string {
  const filled = path.replaceAll(/\{(\w+)\}/g, (_, name: string) => {
    const part = parts[name];
    if (part === undefined) throw new WheelhouseError("usage", `${path} needs ${name}.`);
    return encodeURIComponent(part);
  });
  const asked = new URLSearchParams();
  for (const [name, value] of Object.entries(query ?? {}))
    if (value !== undefined) asked.set(name, String(value));
  return asked.size === 0 ? filled : `${filled}?${asked.toString()}`;
}

function gone(cause: unknown): WheelhouseError {
  return new WheelhouseError("host.gone", "The server does not answer.", {
    hint: "Start it: wheelhouse serve",
    cause,
  });
}
