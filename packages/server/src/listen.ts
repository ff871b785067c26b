import type { Server } from "node:http";
import { createAdaptorServer } from "@hono/node-server";
import { messageOf, WheelhouseError } from "@wheelhouse/core";
import type { App } from "./create-app.ts";

/** The port when nobody names one. */
export const USUAL_PORT = 4747;
/** Ports after the usual one that are tried when it is taken. */
const MORE_PORTS = 20;
/** Nobody but this machine. */
const ADDRESS = "127.0.0.1";

/** How a server listens. */
export interface ListenOptions {
  /** The only port to take; 0 is any free one. Absent: the usual one or the next that is free. */
  readonly port?: number | undefined;
  /** How long a client may take for its headers, in milliseconds. */
  readonly headersMs?: number;
  /** How long a client may take for a whole request, in milliseconds. */
  readonly requestMs?: number;
}

/** A server that listens. */
export interface Listening {
  readonly port: number;
  /** Ends streams, waits a moment for answers that are under way, and lets go of the port. */
  close(): Promise<void>;
}

/** Answers that are under way at the end have so long, in milliseconds. */
const GRACE_MS = 1_000;

/**
 * Lets an app listen on this machine's own address. Who is slow with a request loses the connection,
 * so that idle connections cannot keep others out. Throws `port.taken`.
 */
export async function listen(
  open: (port: () => number) => Promise<App>,
  { port, headersMs = 10_000, requestMs = 30_000 }: ListenOptions = {},
): Promise<Listening> {
  let bound = 0;
  const app = await open(() => bound);
  const server = createAdaptorServer({
    fetch: (request) => app.fetch(request),
    hostname: ADDRESS,
    serverOptions: {
      headersTimeout: headersMs,
      requestTimeout: requestMs,
      connectionsCheckingInterval: Math.min(headersMs, 2_000),
      keepAliveTimeout: 5_000,
      maxHeaderSize: 16 * 1024,
    },
  });
  if (!("closeAllConnections" in server)) throw new Error("this is no HTTP/1 server");
  server.maxConnections = 1_000;
  try {
    bound = await take(server, port);
  } catch (error) {
    app.close();
    throw error;
  }
  return {
    port: bound,
    async close() {
      const closed = Promise.withResolvers<void>();
      server.close(() => closed.resolve());
      app.close();
      server.closeIdleConnections();
      const late = setTimeout(() => server.closeAllConnections(), GRACE_MS);
      await closed.promise;
      clearTimeout(late);
    },
  };
}

async function take(server: Server, only: number | undefined): Promise<number> {
  const first = only ?? USUAL_PORT;
  const last = only ?? USUAL_PORT + MORE_PORTS;
  for (let port = first; port <= last; port++) {
    const found = await bind(server, port);
    if (found !== undefined) return found;
  }
  throw new WheelhouseError(
    "port.taken",
    first === last
      ? `Port ${first} of this machine is taken.`
      : `All ports from ${first} to ${last} of this machine are taken.`,
    { hint: "Name another one: wheelhouse serve --port 5747" },
  );
}

/** The port that is taken now; undefined when somebody else has it. */
async function bind(server: Server, port: number): Promise<number | undefined> {
  const { promise, resolve, reject } = Promise.withResolvers<number | undefined>();
  const onError = (error: NodeJS.ErrnoException): void => {
    if (error.code === "EADDRINUSE") return resolve(undefined);
    reject(
      new WheelhouseError("port.taken", `Port ${port} cannot be used: ${messageOf(error)}.`, {
        hint: "Name another one: wheelhouse serve --port 5747",
        cause: error,
      }),
    );
  };
  server.once("error", onError);
  server.listen({ port, host: ADDRESS, exclusive: true }, () => {
    const address = server.address();
    resolve(typeof address === "object" && address !== null ? address.port : port);
  });
  return promise.finally(() => server.off("error", onError));
}
