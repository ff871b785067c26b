import { describe, expect, test } from "vitest";
import type { Piece } from "./reply.ts";
import { createTextReader, type WrittenCall } from "./text-reader.ts";

/** Reads a text in pieces of so many characters. */
function read(text: string, size: number, isCall: (call: WrittenCall) => boolean = () => true) {
  const said = { text: "", thought: "" };
  const calls: string[] = [];
  const reader = createTextReader(
    ({ kind, text: piece }: Piece) => (said[kind] += piece),
    (call) => {
      const taken = call.certain || isCall(call);
      if (taken) calls.push(call.body);
      return taken;
    },
  );
  for (let at = 0; at < text.length; at += size) reader.push(text.slice(at, at + size));
  reader.end();
  return { ...said, calls };
}

describe.each([1, 2, 7, 1000])("a text reader, %i characters at a time", (size) => {
  test("hands on text as it is", () => {
    const text = "Use `a < b`, ```ts\ncode\n``` and <b>.\n";
    expect(read(text, size)).toEqual({ text, thought: "", calls: [] });
  });

  test("takes thoughts at the start, and only there", () => {
    expect(read("\n<think>so\n</think>\nIt is <think>.", size)).toEqual({
      text: "\n\nIt is <think>.",
      thought: "so\n",
      calls: [],
    });
    expect(read("<think>never ended", size)).toMatchObject({ text: "", thought: "never ended" });
  });

  test("takes calls out of the text, in both forms", () => {
    const text =
      'First.\n<tool_call>\n{"a":1}\n</tool_call> then\n```tool_call\n{"b":"```"}\n```\nend';
    expect(read(text, size)).toEqual({
      text: "First.\n then\n\nend",
      thought: "",
      calls: ['{"a":1}', '{"b":"```"}'],
    });
  });

  test("gives back what only looked like a call", () => {
    const text = "The tag <tool_call>not json</tool_call> is parsed.";
    expect(read(text, size, () => false)).toEqual({ text, thought: "", calls: [] });
    const open = "It ends in <tool_call> here";
    expect(read(open, size, () => false).text).toBe(open);
  });
});

describe("a text reader", () => {
  test("holds back no more than a call may be long", () => {
    const text = `<tool_call>${"x".repeat(70_000)}`;
    const reader: string[] = [];
    const one = createTextReader(
      ({ text: piece }) => reader.push(piece),
      () => false,
    );
    one.push(text);
    expect(reader.join("")).toBe(text);
  });
});
