import { createServer, type ServerResponse } from "node:http";

/** A server that speaks as Ollama does and has one model, which gives the same answer to everything. */
export interface FakeOllama extends Disposable {
  readonly port: number;
  /** Method and path of everything it was asked. */
  readonly asked: readonly string[];
}

/** What any step of a review takes: no finding, and a summary. */
const ANSWER = JSON.stringify({
  findings: [],
  clean: ["Shell commands"],
  summary: "The model on this machine has read it.",
});

/** Starts one on a free port. */
export async function fakeOllama(model: string): Promise<FakeOllama> {
  const asked: string[] = [];
  const server = createServer((request, response) => {
    asked.push(`${request.method} ${request.url}`);
    request.resume().on("end", () => {
      if (request.url === "/api/tags") json(response, { models: [{ name: model, size: 5e9 }] });
      else if (request.url === "/v1/chat/completions") chat(response, model);
      else {
        response.statusCode = 404;
        json(response, {});
      }
    });
  });
  const { promise, resolve } = Promise.withResolvers<void>();
  server.listen(0, "127.0.0.1", resolve);
  await promise;
  const address = server.address();
  if (address === null || typeof address === "string") throw new Error("no port");
  return { port: address.port, asked, [Symbol.dispose]: () => void server.close() };
}

function json(response: ServerResponse, value: object): void {
  response.setHeader("content-type", "application/json").end(JSON.stringify(value));
}

function chat(response: ServerResponse, model: string): void {
  response.setHeader("content-type", "text/event-stream");
  const chunk = (value: object): void => {
    const common = { id: "c", object: "chat.completion.chunk", created: 1, model };
    response.write(`data: ${JSON.stringify({ ...common, ...value })}\n\n`);
  };
  const choice = (delta: object, end: string | null) => ({
    choices: [{ index: 0, delta, finish_reason: end }],
  });
  chunk(choice({ role: "assistant", content: ANSWER }, null));
  chunk(choice({}, "stop"));
  chunk({ choices: [], usage: { prompt_tokens: 900, completion_tokens: 40, total_tokens: 940 } });
  response.end("data: [DONE]\n\n");
}
