import { createServer } from "node:http";

/** A server that lists one model as Ollama does and answers nothing else. Remembers what it was asked. */
export async function fakeOllama(model: string): Promise<{
  readonly port: number;
  readonly asked: readonly string[];
  [Symbol.dispose](): void;
}> {
  const asked: string[] = [];
  const server = createServer((request, response) => {
    asked.push(`${request.method} ${request.url}`);
    const known = request.url === "/api/tags";
    response.writeHead(known ? 200 : 404, { "content-type": "application/json" });
    response.end(JSON.stringify(known ? { models: [{ name: model, size: 5e9 }] } : {}));
  });
  const { promise, resolve } = Promise.withResolvers<void>();
  server.listen(0, "127.0.0.1", resolve);
  await promise;
  const address = server.address();
  if (address === null || typeof address === "string") throw new Error("no port");
  return { port: address.port, asked, [Symbol.dispose]: () => void server.close() };
}
