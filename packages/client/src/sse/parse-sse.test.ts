import { describe, expect, test } from "vitest";
import { createSseParser, type SseFrame } from "./parse-sse.ts";

function parse(...chunks: (string | Uint8Array)[]): SseFrame[] {
  const frames: SseFrame[] = [];
  const take = createSseParser((frame) => void frames.push(frame));
  for (const chunk of chunks)
    take(typeof chunk === "string" ? new TextEncoder().encode(chunk) : chunk);
  return frames;
}

describe("server-sent events", () => {
  test("have an event, data of many lines and an id that stays", () => {
    expect(parse("id: 7\nevent: trace\ndata: a\ndata:b\n\ndata: c\n\n")).toEqual([
      { event: "trace", data: "a\nb", lastEventId: "7" },
      { event: "message", data: "c", lastEventId: "7" },
    ]);
  });

  test("may be cut anywhere, also within a letter and within the end of a line", () => {
    const text =
      "id: 1\r\nevent: trace\r\ndata: Grüße 🛞\r\n\r\n: beat\n\nid: 2\n\ndata: x\r\rdata: y\n\n";
    const whole = parse(text);
    expect(whole).toEqual([
      { event: "trace", data: "Grüße 🛞", lastEventId: "1" },
      { event: "cursor", data: "", lastEventId: "2" },
      { event: "message", data: "x", lastEventId: "2" },
      { event: "message", data: "y", lastEventId: "2" },
    ]);
    const bytes = new TextEncoder().encode(text);
    for (let cut = 0; cut <= bytes.length; cut++)
      expect(parse(bytes.slice(0, cut), bytes.slice(cut))).toEqual(whole);
    expect(parse(...Array.from(bytes, (byte) => Uint8Array.of(byte)))).toEqual(whole);
  });

  test("that are not finished are not there", () => {
    expect(parse("id: 1\ndata: a\n")).toEqual([]);
  });

  test("cannot name an id with a NUL", () => {
    expect(parse("id: 1\ndata: a\n\nid: 2\0\ndata: b\n\n").at(-1)?.lastEventId).toBe("1");
  });
});
