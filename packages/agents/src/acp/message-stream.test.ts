import { PassThrough } from "node:stream";
import type { AnyMessage } from "@agentclientprotocol/sdk";
import { describe, expect, test } from "vitest";
import { createMessageStream } from "./message-stream.ts";

const update = (text: string): AnyMessage => ({
  jsonrpc: "2.0",
  method: "session/update",
  params: { text },
});
const line = (message: AnyMessage): string => `${JSON.stringify(message)}\n`;
const MIB = 1024 * 1024;

/** What comes out of the readable side, until it ends or breaks. */
async function read(
  chunks: readonly (string | Buffer)[],
  limits = { lineBytes: MIB, turnBytes: MIB },
): Promise<{ messages: AnyMessage[]; broke: string; lines: number }> {
  const stdout = new PassThrough();
  let lines = 0;
  const { stream } = createMessageStream(new PassThrough(), stdout, () => lines++, limits);
  for (const chunk of chunks) stdout.write(chunk);
  stdout.end();
  const messages: AnyMessage[] = [];
  try {
    for await (const message of stream.readable) messages.push(message);
  } catch (error) {
    return { messages, broke: String(error), lines };
  }
  return { messages, broke: "", lines };
}

describe("the messages of an agent", () => {
  test("are read however their bytes are cut, in the middle of a letter too", async () => {
    const bytes = Buffer.from(line(update("Grüße 👋")) + line(update("zwei")));
    const chunks = [...bytes].map((byte) => Buffer.from([byte]));
    expect(await read(chunks)).toEqual({
      messages: [update("Grüße 👋"), update("zwei")],
      broke: "",
      lines: 2,
    });
  });

  test("may be apart by blank lines and carriage returns", async () => {
    const { messages, broke } = await read([`\n\r\n${JSON.stringify(update("a"))}\r\n\n`]);
    expect({ messages, broke }).toEqual({ messages: [update("a")], broke: "" });
  });

  test.each([
    ["a log line", "starting up…\n"],
    ["an array", "[1,2]\n"],
    ["JSON that is no message", '{"level":"info"}\n'],
    ["another version of the envelope", '{"jsonrpc":"1.0","method":"x"}\n'],
    ["half JSON", '{"jsonrpc":"2.0","method"\n'],
  ])("end at %s, and what came before is handed on", async (_, garbage) => {
    const { messages, broke } = await read([line(update("a")), garbage, line(update("b"))]);
    expect(messages).toEqual([update("a")]);
    expect(broke).toContain(`no message: ${JSON.stringify(garbage.trim())}`);
  });

  test("half a line at the end is told from the end", async () => {
    const { broke } = await read([line(update("a")), '{"jsonrpc":"2.0","me']);
    expect(broke).toContain("ended in the middle of a line");
  });

  test("a line without end is not waited for", async () => {
    const limits = { lineBytes: MIB, turnBytes: 2 * MIB };
    const { broke } = await read(["x".repeat(700_000), "x".repeat(700_000)], limits);
    expect(broke).toContain("a line of more than 1 MiB");
  });

  test("a turn without end is not waited for", async () => {
    const flood = Array.from({ length: 200 }, () => line(update("x".repeat(10_000))));
    const { broke } = await read(flood);
    expect(broke).toContain("more than 1 MiB in one turn");
  });

  test("an answer that nobody waits for is dropped", async () => {
    const stdin = new PassThrough();
    const stdout = new PassThrough();
    const { stream } = createMessageStream(stdin, stdout, () => undefined);
    const writer = stream.writable.getWriter();
    await writer.write({ jsonrpc: "2.0", id: 7, method: "initialize" });
    expect(String(stdin.read())).toBe('{"jsonrpc":"2.0","id":7,"method":"initialize"}\n');
    for (const id of [6, 7, 7, null]) stdout.write(line({ jsonrpc: "2.0", id, result: id }));
    stdout.end();
    const messages: AnyMessage[] = [];
    for await (const message of stream.readable) messages.push(message);
    expect(messages).toEqual([{ jsonrpc: "2.0", id: 7, result: 7 }]);
  });
});
