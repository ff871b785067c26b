import { describe, expect, test } from "vitest";
import { agent, planOf } from "../fixtures/make-steps.ts";
import type { Usage } from "../run/events.ts";
import { createRunState } from "../run/state.ts";
import { done } from "../run/simulation/performer.ts";
import { SimulatedRun } from "../run/simulation/simulated-run.ts";
import { usedByAgents } from "./used-view.ts";

function usedAfter(...usages: (Usage | undefined)[]) {
  const run = new SimulatedRun(planOf(usages.map((_, index) => agent(`s${index}`))), { slots: 9 });
  for (const [index, usage] of usages.entries())
    run.finish(`s${index}#1.1`, done("x", usage ? { usage } : {}));
  return usedByAgents(run.state);
}

describe("what each agent has used", () => {
  test("is told by kind, each only where somebody names it", () => {
    expect(
      usedAfter(
        { inputTokens: 5, outputTokens: 2, cachedTokens: 3, costUsd: 0.5 },
        { inputTokens: 1, cachedTokens: 0, reasoningTokens: 4 },
        undefined,
      ),
    ).toEqual([
      {
        agent: "sim",
        inputTokens: 6,
        outputTokens: 2,
        cachedTokens: 3,
        cacheWriteTokens: null,
        reasoningTokens: 4,
        unknownTokens: 1,
        costUsd: 0.5,
        unknownCost: 2,
      },
    ]);
  });

  test("is unknown when no attempt says it, and nothing when it calls no model", () => {
    const unsaid = { inputTokens: null, outputTokens: null, costUsd: null, unknownTokens: 1 };
    expect(usedAfter(undefined)).toMatchObject([unsaid]);
    const run = new SimulatedRun(planOf([agent("a")]));
    run.finish("a#1.1", done("x"));
    run.state.tally.agents.set("sim", {
      agent: "sim",
      version: undefined,
      level: "enforced",
      modelFree: true,
    });
    expect(usedByAgents(run.state)).toMatchObject([
      { inputTokens: 0, cachedTokens: 0, reasoningTokens: 0, costUsd: 0, unknownTokens: 0 },
    ]);
  });

  test("is empty before anything was used", () => {
    expect(usedByAgents(createRunState("r"))).toEqual([]);
  });
});
