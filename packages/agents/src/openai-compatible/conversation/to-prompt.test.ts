import { describe, expect, test } from "vitest";
import { FIRST_WAY } from "../endpoint/way.ts";
import { mendCalls } from "./mend-calls.ts";
import type { Message } from "./message.ts";
import { toPrompt } from "./to-prompt.ts";

const MESSAGES: readonly Message[] = [
  { role: "user", text: "Look." },
  {
    role: "assistant",
    text: "I look.",
    calls: [
      { id: "a", name: "grep", input: '{"pattern":"x"}' },
      { id: "b", name: "glob", input: "{not json" },
    ],
  },
  { role: "tool", call: "a", name: "grep", text: "found", failed: false },
  { role: "tool", call: "b", name: "glob", text: "no json", failed: true },
  { role: "user", text: "One." },
  { role: "user", text: "Two." },
];

describe("a prompt", () => {
  test("has calls with their results, and what people said in a row as one", () => {
    const prompt = toPrompt("Be good.", MESSAGES, FIRST_WAY);
    expect(prompt.map(({ role }) => role)).toEqual(["system", "user", "assistant", "tool", "user"]);
    expect(prompt[2]?.content).toMatchObject([
      { type: "text", text: "I look." },
      { toolCallId: "a", toolName: "grep", input: { pattern: "x" } },
      { toolCallId: "b", input: {} },
    ]);
    expect(prompt[3]?.content).toMatchObject([
      { toolCallId: "a", output: { value: "found" } },
      { toolCallId: "b", output: { value: "Error: no json" } },
    ]);
    expect(prompt[4]?.content).toEqual([{ type: "text", text: "One.\n\nTwo." }]);
  });

  test("has one call after the other where an endpoint wants that", () => {
    const prompt = toPrompt("Be good.", MESSAGES, { ...FIRST_WAY, calls: "one" });
    expect(prompt.map(({ role }) => role)).toEqual([
      "system",
      "user",
      "assistant",
      "tool",
      "assistant",
      "tool",
      "user",
    ]);
    expect(prompt[4]?.content).toMatchObject([{ toolCallId: "b" }]);
  });

  test("is all text where there are no tools", () => {
    const prompt = toPrompt("Be good.", MESSAGES, { ...FIRST_WAY, tools: "plain" });
    expect(prompt.map(({ role }) => role)).toEqual(["system", "user", "assistant", "user"]);
    expect(prompt[2]?.content).toMatchObject([
      {
        text: expect.stringContaining(
          '```tool_call\n{"tool": "grep", "input": {"pattern":"x"}}\n```',
        ),
      },
    ]);
    expect(prompt[3]?.content).toEqual([
      { type: "text", text: "Result of grep:\nfound\n\nError of glob:\nno json\n\nOne.\n\nTwo." },
    ]);
  });
});

describe("calls without a result", () => {
  test("get one that says so", () => {
    expect(mendCalls(MESSAGES)).toEqual([]);
    expect(mendCalls(MESSAGES.slice(0, 3))).toMatchObject([{ call: "b", failed: true }]);
    expect(mendCalls([])).toEqual([]);
  });
});
