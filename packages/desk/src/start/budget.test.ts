import { type Limits, type RunRow, runProjection } from "@wheelhouse/core";
import { describe, expect, test } from "vitest";
import { limitsOfRun } from "./budget.ts";

const nothing = Object.fromEntries(
  Object.entries(runProjection.columns).map(([name, type]) => [name, type === "TEXT" ? null : 0]),
);

/** The row of a run that has used this much. */
function used(figures: Partial<RunRow>): RunRow {
  return { ...nothing, status: "completed", model_free: 0, ...figures } as unknown as RunRow;
}

const limits = (issue: Limits | undefined, run: Limits | undefined, ...before: RunRow[]) =>
  limitsOfRun(7, { issue, run: [run, undefined] }, before);

describe("what a run of an issue may use", () => {
  test("is nothing in particular when nobody says it", () => {
    expect(limits(undefined, undefined, used({ tokens_in: 9e9 }))).toBeUndefined();
  });

  test("is the smaller of what a run may and what its issue has left", () => {
    const before = [used({ tokens_in: 300, tokens_out: 100 }), used({ cost_usd: 0.5 })];
    expect(limits({ tokens: 1000, costUsd: 2 }, { tokens: 700, costUsd: 1 }, ...before)).toEqual({
      tokens: 600,
      costUsd: 1,
    });
  });

  test("is refused with the figures when nothing is left", () => {
    const before = [used({ tokens_in: 1_000_000, tokens_out: 200_000, unknown_tokens: 2 })];
    expect(() => limits({ tokens: 1_200_000 }, undefined, ...before)).toThrow(
      "Issue #7 has used up what it may: its runs took 1.2M tokens and more (2 attempts did not say), of 1.2M.",
    );
    expect(() => limits({ costUsd: 1 }, undefined, used({ cost_usd: 1.25 }))).toThrow(
      "its runs took $1.25, of $1.00",
    );
  });

  test("counts what runs without a model use as nothing, since that is known", () => {
    const free = used({ model_free: 1, unknown_tokens: 3, unknown_cost: 3 });
    expect(limits({ tokens: 10 }, undefined, free)).toEqual({ tokens: 10 });
  });
});
