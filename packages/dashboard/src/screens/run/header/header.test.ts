import { describe, expect, test } from "vitest";
import { attemptObject, runState, stepObject } from "../../../live/testing/run-state.ts";
import { levelOf } from "./level-of.ts";
import { runMarkdown } from "./run-markdown.ts";
import { waitsFor } from "./waits-for.ts";

const NOW = Date.parse("2026-01-01T00:05:00.000Z");

function request(id: string) {
  return {
    id,
    run: "r",
    step: "b",
    kind: "approval" as const,
    status: "open" as const,
    text: "Shall it?",
    options: [],
    opened_at: "2026-01-01T00:01:00.000Z",
    expires_at: null,
    closed_at: null,
    answered_by: null,
    option: null,
    answer: null,
    shared: null,
    permission: null,
    about: null,
  };
}

describe("why a run waits", () => {
  test.each([
    [
      "nothing while it works",
      runState({ steps: [stepObject("a", { status: "running" })] }),
      undefined,
    ],
    [
      "nothing when it is done",
      runState({ status: "completed", requests: [request("q")] }),
      undefined,
    ],
    [
      "who paused it",
      runState({ paused: { by: "ann", reason: "lunch", at: null } }),
      "Paused by ann: lunch",
    ],
    [
      "that nobody drives it",
      runState({ status: "interrupted" }),
      "No process drives it. Resume it, and it goes on where it was.",
    ],
    [
      "what it asks, and for how long",
      runState({ requests: [request("q"), request("q2")] }),
      "b waits for an answer, for 4m 00s, and 1 more",
    ],
    [
      "what holds a step back",
      runState({}, { held: { b: "all places of scripted are taken" } }),
      "b waits: all places of scripted are taken",
    ],
    [
      "what a step is parked for",
      runState({ steps: [stepObject("a", { status: "parked", reason: "a limit until 12:00" })] }),
      "a: a limit until 12:00",
    ],
    ["why it failed", runState({ status: "failed", error: "a: no" }), "a: no"],
  ] as const)("is %s", (_, state, words) => {
    expect(waitsFor(state, NOW)).toBe(words);
  });
});

describe("how a run's agents are held", () => {
  test("is the weakest level that any of them had", () => {
    const enforced = stepObject("a", { attempts: [attemptObject({ level: "enforced" })] });
    const confined = stepObject("b", {
      attempts: [attemptObject({ level: "enforced" }), attemptObject({ level: "confined" })],
    });
    expect(levelOf([enforced])?.words).toBe("enforced: cannot write");
    expect(levelOf([enforced, confined])?.level).toBe("confined");
  });

  test("does not say of a run that writes that it cannot", () => {
    const writer = stepObject("w", {
      writes: true,
      attempts: [attemptObject({ level: "enforced" })],
    });
    const reader = stepObject("r", { attempts: [attemptObject({ level: "confined" })] });
    const held = levelOf([writer, reader]);
    expect(held?.words).toBe("enforced: writes in its clone only");
    expect(held?.title).toContain("confined: cannot write");
  });

  test("is not known before one has begun", () => {
    expect(
      levelOf([stepObject("a"), stepObject("b", { attempts: [attemptObject()] })]),
    ).toBeUndefined();
  });
});

describe("a run as Markdown", () => {
  test("has its facts and a table of its steps, in which no name breaks a row", () => {
    const { run } = runState({
      steps: [
        stepObject("a", {
          label: "one | two\nthree",
          status: "completed",
          tokens: 1_234,
          started_at: "2026-01-01T00:00:00.000Z",
          ended_at: "2026-01-01T00:00:12.000Z",
        }),
      ],
    });
    expect(runMarkdown(run, "http://here/runs/r").split("\n")).toEqual([
      "## A demo",
      "",
      "- Status: running",
      "- Flow: demo, small",
      "- Project: /somewhere/shop",
      "- Agent: scripted",
      "- Tokens: unknown",
      "- Cost: unknown",
      "- Link: http://here/runs/r",
      "",
      "| Wave | Step | Status | Took | Tokens |",
      "| ---: | --- | --- | ---: | ---: |",
      String.raw`| 1 | one \| two three | completed | 12s | 1.2k |`,
      "",
    ]);
  });
});
