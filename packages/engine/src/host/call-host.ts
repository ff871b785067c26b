import { request as httpRequest } from "node:http";
import { ERRORS, type ErrorCode, WheelhouseError } from "@wheelhouse/core";
import { z } from "zod";

const problemSchema = z.object({
  code: z.string(),
  detail: z.string(),
  hint: z.string().optional(),
});

/**
 * Asks the host that listens on a socket. Throws the host's own error as it was, or `host.gone`
 * when nobody listens or the connection breaks.
 */
export function callHost(
  socket: string,
  call: {
    readonly method: "GET" | "POST";
    readonly path: string;
    readonly body?: unknown;
    readonly idempotencyKey?: string | undefined;
  },
): Promise<unknown> {
  const { promise, resolve, reject } = Promise.withResolvers<unknown>();
  const headers = {
    "content-type": "application/json",
    ...(call.idempotencyKey === undefined ? {} : { "idempotency-key": call.idempotencyKey }),
  };
  const gone = (cause: unknown): void =>
    reject(
      new WheelhouseError("host.gone", "The process that drives the runs went away.", {
        hint: "Try again: the next command takes over.",
        cause,
      }),
    );
  const request = httpRequest(
    { socketPath: socket, method: call.method, path: call.path, headers },
    (response) => {
      let text = "";
      response.setEncoding("utf8").on("data", (chunk: string) => (text += chunk));
      response.on("error", gone).on("end", () => {
        const body: unknown = text === "" ? undefined : JSON.parse(text);
        if ((response.statusCode ?? 500) < 400) return resolve(body);
        const problem = problemSchema.safeParse(body);
        if (!problem.success) return gone(text);
        const { code, detail, hint } = problem.data;
        reject(new WheelhouseError(isCode(code) ? code : "internal", detail, { hint }));
      });
    },
  );
  request.on("error", gone);
  request.end(call.body === undefined ? undefined : JSON.stringify(call.body));
  return promise;
}

/** Resolves when the host that listens on a socket has gone away, or at once when it is not there. */
export function hostGone(socket: string, signal: AbortSignal): Promise<void> {
  const { promise, resolve } = Promise.withResolvers<void>();
  const request = httpRequest({ socketPath: socket, path: "/api/hold", signal }, (response) => {
    response.resume().on("close", () => resolve());
  });
  request.on("error", () => resolve()).end();
  return promise;
}

function isCode(code: string): code is ErrorCode {
  return Object.hasOwn(ERRORS, code);
}
