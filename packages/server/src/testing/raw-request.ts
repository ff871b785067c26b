import { connect } from "node:net";
import type { World } from "./open-world.ts";

/** Sends bytes as they are, which no HTTP client would, and gives everything that comes back. */
export async function raw(world: World, text: string): Promise<string> {
  const socket = connect(world.server.port, "127.0.0.1");
  let answer = "";
  socket.setEncoding("utf8").on("data", (chunk: string) => (answer += chunk));
  // Who is refused may be cut off in the middle of what it sends.
  socket.on("error", () => undefined).write(text);
  const closed = Promise.withResolvers<void>();
  socket.on("close", () => closed.resolve());
  await closed.promise;
  return answer;
}

/** A request by hand, with the bearer token: whatever is refused is refused to the user's own programs too. */
export function ask(
  world: World,
  line: string,
  headers: Record<string, string>,
  body = "",
): Promise<string> {
  const all = {
    host: `127.0.0.1:${world.server.port}`,
    authorization: `Bearer ${world.secret}`,
    connection: "close",
    ...headers,
  };
  const head = Object.entries(all).map(([name, value]) => `${name}: ${value}\r\n`);
  return raw(world, `${line} HTTP/1.1\r\n${head.join("")}\r\n${body}`);
}

/** The HTTP status of such an answer. */
export function statusOf(answer: string): number {
  return Number(/^HTTP\/1\.1 (\d+)/.exec(answer)?.[1]);
}
