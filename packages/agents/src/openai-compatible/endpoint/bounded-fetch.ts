import type { Agent, IncomingMessage, request } from "node:http";
import { EndpointFailure } from "./endpoint-failure.ts";

/** How much of one reply is read, in bytes. */
export interface ReplyLimits {
  readonly bodyBytes: number;
  readonly lineBytes: number;
}

const MIB = 1024 * 1024;
const LIMITS: ReplyLimits = { bodyBytes: 64 * MIB, lineBytes: 8 * MIB };

/** Replies that have no body by definition. */
const BODILESS = new Set([204, 205, 304]);

/**
 * A `fetch` for endpoints, over Node's own client. The built-in one gives up after five minutes without a
 * header, which a large model on a slow machine needs; and it reads whatever it is sent.
 *
 * What it needs for the address `soon` is loaded at once, while there is time.
 *
 * *Contract*: never follows a redirect, so that a key goes only where the person sent it. The body fails
 * with an {@link EndpointFailure} of kind `flood` beyond the limits; no more than one chunk beyond is held.
 */
export function createBoundedFetch(limits: ReplyLimits = LIMITS, soon?: string): typeof fetch {
  const clients = new Map<string, Promise<Client>>();
  const clientFor = (protocol: string): Promise<Client> => {
    const client = clients.get(protocol) ?? openClient(protocol);
    clients.set(protocol, client);
    return client;
  };
  if (soon !== undefined) void clientFor(new URL(soon).protocol);
  return async (input, init = {}) => {
    const url = new URL(input instanceof Request ? input.url : input);
    const client = await clientFor(url.protocol);
    const { promise, resolve, reject } = Promise.withResolvers<Response>();
    const outgoing = client.request(
      url,
      {
        method: init.method ?? "GET",
        headers: Object.fromEntries(new Headers(init.headers)),
        agent: client.agent,
        ...(init.signal ? { signal: init.signal } : {}),
      },
      (incoming) => resolve(responseOf(incoming, limits)),
    );
    outgoing.on("error", reject);
    outgoing.end(typeof init.body === "string" ? init.body : undefined);
    return promise;
  };
}

interface Client {
  readonly request: typeof request;
  readonly agent: Agent;
}

/** Loaded when it is needed: a local model needs no encryption, whose modules take a tenth of the start. */
async function openClient(protocol: string): Promise<Client> {
  const { request: send, Agent: Pool } =
    protocol === "https:" ? await import("node:https") : await import("node:http");
  return { request: send, agent: new Pool({ keepAlive: true }) };
}

function responseOf(incoming: IncomingMessage, limits: ReplyLimits): Response {
  const status = incoming.statusCode ?? 0;
  const headers = new Headers();
  for (const [name, value] of Object.entries(incoming.headers))
    if (value !== undefined) headers.set(name, Array.isArray(value) ? value.join(", ") : value);
  const isEmpty = BODILESS.has(status);
  if (isEmpty) incoming.resume();
  return new Response(isEmpty ? null : ReadableStream.from(bounded(incoming, limits)), {
    status,
    headers,
  });
}

async function* bounded(
  incoming: IncomingMessage,
  { bodyBytes, lineBytes }: ReplyLimits,
): AsyncGenerator<Uint8Array> {
  let body = 0;
  let line = 0;
  for await (const chunk of wholly(incoming)) {
    if (!(chunk instanceof Uint8Array)) continue;
    const end = chunk.lastIndexOf(10);
    body += chunk.length;
    line = end < 0 ? line + chunk.length : chunk.length - end - 1;
    if (body > bodyBytes || line > lineBytes)
      throw new EndpointFailure(
        "flood",
        `sent more than ${(body > bodyBytes ? bodyBytes : lineBytes) / MIB} MiB in one ${body > bodyBytes ? "reply" : "line"}`,
      );
    yield chunk;
  }
}

/** The chunks of a reply; a connection that breaks off is told apart from one that was never there. */
async function* wholly(incoming: IncomingMessage): AsyncGenerator<unknown> {
  try {
    yield* incoming;
  } catch (cause) {
    throw new EndpointFailure("cut", "stopped in the middle of its reply", { cause });
  }
}
