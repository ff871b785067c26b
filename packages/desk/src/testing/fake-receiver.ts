import { once } from "node:events";
import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { onTestFinished } from "vitest";

/** What somebody was sent. */
export interface Received {
  readonly path: string;
  readonly headers: IncomingMessage["headers"];
  readonly body: string;
}

/** How a request is answered. */
export type Answering = (response: ServerResponse, request: Received) => void;

/** A receiver of alerts on this machine. */
export interface FakeReceiver {
  readonly url: string;
  /** All that came, in order. */
  readonly received: readonly Received[];
  /** Answers from now on. */
  answer(how: Answering): void;
  /** Resolves when so many have come. */
  came(count: number): Promise<void>;
}

/** Answers with a status, and perhaps with headers and words. */
export function status(
  code: number,
  headers: Readonly<Record<string, string>> = {},
  body = "",
): Answering {
  return (response) => response.writeHead(code, headers).end(body);
}

/** Opens a receiver that goes with the test. Until it is told, it answers with 200. */
export async function openFakeReceiver(how: Answering = status(200)): Promise<FakeReceiver> {
  let answering = how;
  const received: Received[] = [];
  let waiting: (() => void)[] = [];
  const server = createServer((request, response) => {
    let body = "";
    request.setEncoding("utf8").on("data", (chunk: string) => (body += chunk));
    request.on("end", () => {
      const each = { path: request.url ?? "", headers: request.headers, body };
      received.push(each);
      answering(response, each);
      for (const wake of waiting.splice(0)) wake();
    });
  });
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  onTestFinished(() => {
    server.close();
    server.closeAllConnections();
  });
  const { port } = server.address() as AddressInfo;
  return {
    url: `http://127.0.0.1:${port}`,
    received,
    answer(next) {
      answering = next;
    },
    async came(count) {
      while (received.length < count)
        await new Promise<void>((resolve) => {
          waiting = [...waiting, resolve];
        });
    },
  };
}

/** An address on this machine where nobody listens. */
export async function closedUrl(): Promise<string> {
  const server = createServer();
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  const { port } = server.address() as AddressInfo;
  server.close();
  await once(server, "close");
  return `http://127.0.0.1:${port}`;
}
