import { describe, expect, test } from "vitest";
import type { RunSide, StepSide } from "./compare-query.ts";
import { costWords, factsOf, isChanged, tokenWords } from "./compare-words.ts";

const SIDE: RunSide = {
  id: "a",
  flow: "code-review",
  title: null,
  band: "small",
  project: "/p",
  agent: "scout",
  model: null,
  status: "completed",
  began: null,
  duration: 60_000,
  tokens: 1_000,
  cost: 0.5,
  unknown: { tokens: 0, cost: 0 },
  source: "report",
};
const STEP: StepSide = {
  status: "completed",
  agent: "scout",
  attempts: 1,
  tokens: 1,
  cost: 0,
  duration: 5,
  verdict: null,
  taken: null,
};

const fact = (name: string, after: Partial<RunSide>, before: Partial<RunSide> = {}) =>
  factsOf({ ...SIDE, ...before }, { ...SIDE, ...after }).find((each) => each.name === name);

describe("facts of two runs", () => {
  test("say how much more and how much less", () => {
    expect(fact("Tokens", { tokens: 1_500 })).toMatchObject({
      change: expect.stringMatching(/^\+500.* \(\+50 %\)$/),
    });
    expect(fact("Took", { duration: 30_000 })).toMatchObject({ change: "−30s (−50 %)" });
    expect(fact("Cost", {})).toMatchObject({ change: "same", isSame: true });
    expect(fact("Tokens", { tokens: 5 }, { tokens: 0 })?.change).toBe("+5");
  });

  test("say unknown, never zero, and no difference between what is not whole", () => {
    expect(fact("Cost", { cost: 0, unknown: { tokens: 0, cost: 2 } })).toMatchObject({
      after: "unknown",
      change: "unknown",
    });
    expect(fact("Tokens", { unknown: { tokens: 1, cost: 0 } })?.after).toMatch(/^≥ /);
    expect(fact("Took", { duration: null })).toMatchObject({
      after: "not ended",
      change: undefined,
    });
    expect([tokenWords(null), costWords(null)]).toEqual(["unknown", "unknown"]);
  });
});

describe("a step in two runs", () => {
  test.each([
    ["has another status", { ...STEP, status: "failed" }, true],
    ["has another verdict", { ...STEP, verdict: "reject" }, true],
    ["was done by another agent", { ...STEP, agent: "claude" }, true],
    ["was taken over", { ...STEP, taken: "k3m2" }, true],
    ["is not there", null, true],
    ["only took longer", { ...STEP, duration: 50, tokens: 9 }, false],
  ])("that %s", (_, after, changed) => {
    expect(isChanged({ id: "x", label: "X", before: STEP, after })).toBe(changed);
  });
});
