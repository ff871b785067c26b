import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import { messageOf } from "@wheelhouse/core";
import { z } from "zod";

/** What a call is answered with. */
export interface Reply {
  readonly status: number;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: string | undefined;
}

/** A server that listens. */
export interface Listener {
  readonly port: number;
  /** Ends it with all its connections. */
  close(): Promise<void>;
}

/** How long a call may take until its body is there, in milliseconds. */
const REQUEST_MS = 15_000;
/** A hostile agent may open as many connections as it likes; no more than these are held. */
const MAX_CONNECTIONS = 256;

const addressSchema = z.object({ port: z.number() });

/**
 * Listens on a port of 127.0.0.1 that the system chooses. It keeps no process alive by itself.
 * *Contract*: only calls whose Host is this very address, and which no web page made, reach `answer`.
 */
export async function listen(
  answer: (request: IncomingMessage) => Promise<Reply>,
): Promise<Listener> {
  let host = "";
  const server = createServer({ requestTimeout: REQUEST_MS, headersTimeout: REQUEST_MS });
  server.maxConnections = MAX_CONNECTIONS;
  server.on("request", (request: IncomingMessage, response: ServerResponse) => {
    const guarded = guard(request, host) ?? answer(request);
    Promise.resolve(guarded)
      .catch((error: unknown) => problem(500, messageOf(error)))
      .then((reply) => send(request, response, reply))
      .catch(() => request.destroy());
  });
  server.on("clientError", (_error, socket) => socket.destroy());
  await new Promise<void>((resolve, reject) => {
    server.once("error", reject);
    server.listen(0, "127.0.0.1", resolve);
  });
  server.unref();
  const { port } = addressSchema.parse(server.address());
  host = `127.0.0.1:${port}`;
  return {
    port,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}

/** A refusal as the protocol words it. */
export function problem(status: number, message: string): Reply {
  const error = { code: -32_000, message };
  return {
    status,
    headers: { "content-type": "application/json" },
    body: JSON.stringify({ jsonrpc: "2.0", error, id: null }),
  };
}

function guard({ headers }: IncomingMessage, host: string): Reply | undefined {
  if (headers.host !== host) return problem(403, `This is ${host}, and nothing else.`);
  if (headers.origin !== undefined) return problem(403, "Web pages may not call this.");
  return undefined;
}

function send(request: IncomingMessage, response: ServerResponse, reply: Reply): void {
  // A body that was not read would be taken for the next call.
  if (!request.complete) response.setHeader("connection", "close");
  response.writeHead(reply.status, { ...reply.headers, "cache-control": "no-store" });
  response.end(reply.body);
  request.resume();
}
