import { describe, expect, test } from "vitest";
import type { RunEvent } from "../run/events.ts";
import { attemptText } from "./attempt-text.ts";

const at = { step: "a", attempt: "a#1.2" };
const started = (data: object): RunEvent => ({
  type: "attempt.started",
  ...at,
  data: { role: "author", generation: 1, ordinal: 2, ...data },
});
const ended = (data: object): RunEvent => ({
  type: "session.ended",
  ...at,
  data: { session: "s", reason: "", ...data },
});

describe("an attempt in words", () => {
  test.each<[string | undefined, RunEvent]>([
    ["attempt 2 began", started({})],
    ["attempt 2 of the critic began", started({ role: "critic" })],
    ["attempt 2 began, generation 3: be brief", started({ generation: 3, guidance: "be brief" })],
    ["attempt 2 is over", { type: "attempt.completed", ...at, data: {} }],
    [undefined, { type: "attempt.completed", ...at, data: { output: "done" } }],
    [undefined, { type: "attempt.failed", ...at, data: { class: "agent", error: "refused" } }],
    ["the session ended", ended({})],
    ["the session ended with exit code 3 (killed)", ended({ exit: 3, reason: "killed" })],
    [
      "used 12.0k tokens in, 40 tokens out (m)",
      { type: "budget.spent", ...at, data: { inputTokens: 12_000, outputTokens: 40, model: "m" } },
    ],
    ["used $0.02", { type: "budget.spent", ...at, data: { costUsd: 0.02 } }],
    ["used an unknown number of tokens", { type: "budget.spent", ...at, data: {} }],
    [undefined, { type: "run.paused", data: { by: "ann", reason: "lunch" } }],
  ])("%s", (words, event) => {
    expect(attemptText(event)).toBe(words);
  });
});
