import { chmodSync, rmSync } from "node:fs";
import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import { ERRORS, isWheelhouseError, messageOf } from "@wheelhouse/core";
import { z } from "zod";
import type { Engine } from "../engine.ts";
import { type HostCall, type HostReply, route } from "./routes.ts";

/** Largest body that a client may send, in bytes. */
const MAX_BODY = 4 * 1024 * 1024;

/** A listening host. */
export interface ServedHost {
  /** Clients that hold on to this host until it goes away. */
  readonly held: number;
  close(): Promise<void>;
}

/** Serves calls that are not for the engine; undefined when there is no such route. */
export type MoreRoutes = (call: HostCall) => Promise<HostReply | undefined>;

/**
 * Serves the engine, and `more`, to other processes of the same user on a unix socket that only they can open.
 * `GET /api/hold` never ends: its end tells a client that the host went away.
 */
export async function serveHost(
  engine: Engine,
  socket: string,
  more?: MoreRoutes,
): Promise<ServedHost> {
  rmSync(socket, { force: true });
  const held = new Set<ServerResponse>();
  const server = createServer((request, response) => {
    if (request.url === "/api/hold") {
      held.add(response.on("close", () => held.delete(response)));
      response.writeHead(200, { "content-type": "text/plain" });
      response.write("\n");
      return;
    }
    answer(request, async (call) => (await route(engine, call)) ?? more?.(call)).then(
      ({ status, body }) => reply(response, status, body),
      (error: unknown) => {
        const { status, body } = problemOf(error);
        reply(response, status, body);
      },
    );
  });
  const { promise, resolve, reject } = Promise.withResolvers<void>();
  server.once("error", reject).listen(socket, () => resolve());
  await promise;
  chmodSync(socket, 0o600);
  return {
    get held() {
      return held.size;
    },
    async close() {
      const closed = Promise.withResolvers<void>();
      server.close(() => closed.resolve());
      server.closeAllConnections();
      await closed.promise;
      rmSync(socket, { force: true });
    },
  };
}

async function answer(
  request: IncomingMessage,
  serve: MoreRoutes,
): Promise<{ status: number; body: unknown }> {
  const body = await readBody(request);
  const key = request.headers["idempotency-key"];
  const reply = await serve({
    method: request.method ?? "GET",
    path: request.url ?? "/",
    body: body === "" ? {} : JSON.parse(body),
    idempotencyKey: typeof key === "string" ? key : undefined,
  });
  return (
    reply ?? {
      status: 404,
      body: {
        code: "usage",
        title: ERRORS.usage.title,
        status: 404,
        detail: `There is no ${request.method} ${request.url}.`,
      },
    }
  );
}

async function readBody(request: IncomingMessage): Promise<string> {
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of request) {
    const bytes = Buffer.from(chunk as Uint8Array);
    size += bytes.length;
    if (size > MAX_BODY) throw new RangeError(`the body is larger than ${MAX_BODY} bytes`);
    chunks.push(bytes);
  }
  return Buffer.concat(chunks).toString("utf8");
}

function reply(response: ServerResponse, status: number, body: unknown): void {
  response.writeHead(status, { "content-type": "application/json" });
  response.end(JSON.stringify(body));
}

function problemOf(error: unknown): { status: number; body: unknown } {
  if (isWheelhouseError(error)) {
    const { title, status } = ERRORS[error.code];
    return {
      status,
      body: { code: error.code, title, status, detail: error.message, hint: error.hint },
    };
  }
  const bad =
    error instanceof z.ZodError || error instanceof SyntaxError || error instanceof RangeError;
  const code = bad ? "usage" : "internal";
  const { title, status } = ERRORS[code];
  return {
    status,
    body: {
      code,
      title,
      status,
      detail: error instanceof z.ZodError ? z.prettifyError(error) : messageOf(error),
    },
  };
}
