import type { PlanObject, RunListItem } from "@wheelhouse/core";
import { describe, expect, test } from "vitest";
import { runItem } from "../../live/stand-in-run.ts";
import { leftOut, typicalOf, typicalWords, wavesOfPlan } from "./plan-facts.ts";

const step = (id: string, wave: number): PlanObject["steps"][number] => ({
  id,
  label: id.toUpperCase(),
  kind: "agent",
  persona: null,
  wave,
  depends: [],
  when: null,
});
const MINUTE = 60_000;
const done = (minutes: number, more: Partial<RunListItem> = {}): RunListItem =>
  runItem(`r${minutes}`, {
    status: "completed",
    started_at: new Date(0).toISOString(),
    ended_at: new Date(minutes * MINUTE).toISOString(),
    ...more,
  });

describe("a plan that was not started", () => {
  test("is shown by waves, and without those that have no steps", () => {
    const steps = [step("a", 1), step("b", 3), step("c", 3)];
    expect(wavesOfPlan(steps).map((wave) => wave.map(({ id }) => id))).toEqual([["a"], ["b", "c"]]);
  });

  test("says what its fast form does without", () => {
    expect(leftOut([step("a", 1), step("check", 2)], [step("a", 1)])).toEqual(["CHECK"]);
    expect(leftOut([step("a", 1)], [step("a", 1)])).toEqual([]);
  });
});

describe("what a run typically takes", () => {
  const like = { band: "small", agent: "scout" } as const;

  test("is the middle of those that were like it and ended well", () => {
    const tokens = { input: 100, output: 20, unknown: 0 };
    const runs = [
      done(1),
      done(9, { tokens }),
      done(20),
      done(90, { status: "failed" }),
      done(90, { band: "large" }),
      done(90, { agent: "claude" }),
    ];
    const typical = typicalOf(runs, like);
    expect(typical).toEqual({ runs: 3, ms: 9 * MINUTE, tokens: 120 });
    expect(typical && typicalWords(typical)).toBe("typically 9m 00s, 120 tokens");
  });

  test("is not known before there was one, nor are tokens that nobody told", () => {
    expect(typicalOf([], like)).toBeUndefined();
    expect(typicalOf([done(2)], like)).toMatchObject({ tokens: null });
  });
});
