import type { RunEvent } from "@wheelhouse/core";
import { describe, expect, test } from "vitest";
import { stored } from "../testing/run-events.ts";
import { eventText } from "./event-text.ts";
import { PLAIN } from "./paint.ts";

const at = { step: "look", attempt: "look#1.1" };
const EVENTS: readonly (readonly [RunEvent, string])[] = [
  [
    {
      type: "session.opened",
      ...at,
      data: {
        session: "s",
        agent: "qwen",
        version: "0.24.4",
        level: "enforced",
        loadable: true,
        mode: "plan",
        model: "qwen3-coder",
      },
    },
    "qwen 0.24.4, qwen3-coder, mode plan, enforced",
  ],
  [
    {
      type: "agent.permission",
      ...at,
      data: {
        tool: "t",
        kind: "execute",
        title: "rm -rf .",
        decision: "reject",
        why: "a read step may not",
      },
    },
    "refused rm -rf .: a read step may not",
  ],
  [
    {
      type: "attempt.parked",
      ...at,
      data: { reason: "it asks", ask: { text: "Which\nbranch?", options: [] } },
    },
    "asks: Which branch?",
  ],
  [{ type: "budget.exceeded", data: { scope: "tokens", limit: 10, spent: 12 } }, "12 of 10 tokens"],
];

describe("an event in one line", () => {
  test.each(EVENTS)("of $type says what a person looks for", (event, words) => {
    const line = eventText(stored(event, 1), PLAIN, Infinity);
    expect(line.startsWith(event.type)).toBe(true);
    expect(line.endsWith(`  ${words}`)).toBe(true);
  });
});
