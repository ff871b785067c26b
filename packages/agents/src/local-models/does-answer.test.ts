import { createServer } from "node:http";
import { createServer as createTcpServer, type Server } from "node:net";
import { afterEach, describe, expect, test } from "vitest";
import { doesAnswer } from "./does-answer.ts";

const open: Server[] = [];
afterEach(() => {
  for (const server of open.splice(0)) server.close();
});

async function url(server: Server): Promise<string> {
  open.push(server);
  const { promise, resolve } = Promise.withResolvers<void>();
  server.listen(0, "127.0.0.1", resolve);
  await promise;
  const address = server.address();
  if (address === null || typeof address === "string") throw new Error("no port");
  return `http://127.0.0.1:${address.port}/v1`;
}

describe("an endpoint", () => {
  test.each(["nowhere", "ftp://127.0.0.1", ""])(
    "that is no address (%j) does not answer",
    async (url) => {
      expect(await doesAnswer(url)).toBe(false);
    },
  );

  test("answers, whatever it says, and is asked without a key", async () => {
    const asked: string[] = [];
    const server = createServer((request, response) => {
      asked.push(`${request.method} ${request.url} ${request.headers.authorization}`);
      response.writeHead(401).end();
    });
    expect(await doesAnswer(await url(server))).toBe(true);
    expect(asked).toEqual(["GET /v1/models undefined"]);
  });

  test("does not answer where nobody listens, or somebody who stays silent", async () => {
    const gone = createTcpServer();
    const before = await url(gone);
    gone.close();
    expect(await doesAnswer(before)).toBe(false);
    const sockets: { destroy(): void }[] = [];
    const silent = createTcpServer((socket) => void sockets.push(socket));
    expect(await doesAnswer(await url(silent), 100)).toBe(false);
    for (const socket of sockets) socket.destroy();
  });
});
