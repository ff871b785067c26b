import { expect, test } from "vitest";
import { spanMarkdown } from "./span-markdown.ts";

test("a span as Markdown says what it was, and what its events say", () => {
  const span = {
    id: "call-1",
    parent: 0,
    kind: "tool",
    name: "Read a.ts",
    status: "failed",
    start: 12_000,
    end: 14_500,
    seq: 3,
  } as const;
  const event = {
    seq: 3,
    at: "1970-01-01T00:00:12.000Z",
    type: "agent.tool.started",
    step: "scope",
    attempt: "scope#1.1",
    data: { title: "Read a.ts" },
  };
  expect(spanMarkdown(span, "scope", 2_000, [event])).toBe(
    [
      "## Read a.ts",
      "",
      "tool of scope, failed, 10s after the start, took 2.5s",
      "",
      "**#3 agent.tool.started** of scope#1.1, 1970-01-01T00:00:12.000Z",
      "",
      "```json",
      '{\n  "title": "Read a.ts"\n}',
      "```",
    ].join("\n"),
  );
});
