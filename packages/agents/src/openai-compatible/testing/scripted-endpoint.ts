import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import { z } from "zod";

const bodySchema = z.looseObject({
  model: z.string(),
  stream: z.boolean().default(false),
  messages: z.array(z.looseObject({ role: z.string(), content: z.unknown() })),
  tools: z.array(z.looseObject({})).optional(),
});
/** What the endpoint was asked. */
export type Asked = z.infer<typeof bodySchema>;

/** One answer of the endpoint; the last one of a script is given again and again. */
export type Answer = (
  asked: Asked,
  response: ServerResponse,
  request: IncomingMessage,
) => void | Promise<void>;

/** A chat-completions endpoint on loopback that follows a script. */
export interface ScriptedEndpoint {
  /** Its base address. */
  readonly url: string;
  readonly asked: readonly Asked[];
  /** Resolves when it was asked so many times. */
  times(count: number): Promise<void>;
  [Symbol.asyncDispose](): Promise<void>;
}

/** Starts an endpoint that gives these answers, one a request. */
export async function scriptedEndpoint(...script: readonly Answer[]): Promise<ScriptedEndpoint> {
  const asked: Asked[] = [];
  const waiting: { count: number; done: () => void }[] = [];
  const server = createServer((request, response) => {
    void (async () => {
      const chunks: Uint8Array[] = [];
      for await (const chunk of request) chunks.push(chunk);
      const body = bodySchema.parse(JSON.parse(Buffer.concat(chunks).toString()));
      const answer = script[Math.min(asked.length, script.length - 1)];
      asked.push(body);
      for (const { count, done } of waiting) if (asked.length >= count) done();
      // A client that goes away in the middle is what some tests are about.
      response.on("error", () => undefined);
      await answer?.(body, response, request);
    })();
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const address = server.address();
  const port = typeof address === "object" && address !== null ? address.port : 0;
  return {
    url: `http://127.0.0.1:${port}/v1`,
    asked,
    times(count) {
      const { promise, resolve } = Promise.withResolvers<void>();
      if (asked.length >= count) resolve();
      waiting.push({ count, done: resolve });
      return promise;
    },
    async [Symbol.asyncDispose]() {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}
