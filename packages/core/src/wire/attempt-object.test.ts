import { describe, expect, test } from "vitest";
import type { RunEvent } from "../run/events.ts";
import { addToAttemptLog, createAttemptLog } from "../views/attempt-log.ts";
import { stored } from "../views/testing/stored.ts";
import { attemptObject, attemptObjectSchema } from "./attempt-object.ts";

const at = { step: "a", attempt: "a#1.1" } as const;
const start: RunEvent = {
  type: "attempt.started",
  ...at,
  data: { role: "author", generation: 1, ordinal: 1 },
};

function objectAfter(...events: RunEvent[]) {
  const log = createAttemptLog();
  for (const event of stored([start, ...events])) addToAttemptLog(log, event);
  const record = log.attempts.get("a#1.1");
  return record && attemptObject(record);
}

describe("an attempt on the wire", () => {
  test("says who did it, how it was held and how it ended", () => {
    const session = { session: "s", agent: "qwen", version: "1", level: "enforced" } as const;
    const object = objectAfter(
      { type: "session.opened", ...at, data: { ...session, loadable: true } },
      { type: "attempt.failed", ...at, data: { class: "wrote", error: "it wrote a.ts" } },
    );
    expect(object).toEqual({
      id: "a#1.1",
      role: "author",
      generation: 1,
      ordinal: 1,
      status: "failed",
      started_at: "1970-01-01T00:00:01.000Z",
      ended_at: "1970-01-01T00:00:03.000Z",
      agent: "qwen",
      version: "1",
      level: "enforced",
      session: "s",
      tool_calls: 0,
      tokens: null,
      class: "wrote",
      error: "it wrote a.ts",
    });
    expect(attemptObjectSchema.parse(object)).toEqual(object);
  });

  const session = { session: "s", agent: "scout", level: "confined", loadable: false } as const;
  test.each<[string, RunEvent[], number | null]>([
    ["unknown when it does not say", [], null],
    ["what is known of input", [{ type: "agent.usage", ...at, data: { inputTokens: 4 } }], 4],
    ["what is known of output", [{ type: "agent.usage", ...at, data: { outputTokens: 3 } }], 3],
    [
      "both sides together",
      [{ type: "agent.usage", ...at, data: { inputTokens: 2, outputTokens: 3 } }],
      5,
    ],
    [
      "none when its agent calls no model",
      [{ type: "session.opened", ...at, data: { ...session, modelFree: true } }],
      0,
    ],
  ])("has tokens: %s", (_, events, tokens) => {
    expect(objectAfter(...events)?.tokens).toBe(tokens);
  });
});
