import { describe, expect, test } from "vitest";
import { nothingUsed, type Spent } from "../run/spent.ts";
import { createRunState, type RunState } from "../run/state.ts";
import { rowOfFold } from "./rows/row-of-fold.ts";
import { spentOfRow, spentOfState } from "./spent-view.ts";

function stateWith(spent: Partial<Spent>, ...modelFree: boolean[]): RunState {
  const state = createRunState("r");
  state.spent = { ...nothingUsed(), assumedTokens: 0, ...spent };
  for (const [index, free] of modelFree.entries())
    state.tally.agents.set(`a${index}`, {
      agent: `a${index}`,
      version: undefined,
      level: "",
      modelFree: free,
    });
  return state;
}

describe("what a run has used", () => {
  test.each([
    [
      "is nothing before anything was used",
      stateWith({}),
      { inputTokens: 0, outputTokens: 0, costUsd: 0 },
    ],
    [
      "is unknown, never zero, when nobody says it",
      stateWith({ unknownTokens: 2, unknownCost: 2 }, false),
      { inputTokens: null, outputTokens: null, unknownTokens: 2, costUsd: null, unknownCost: 2 },
    ],
    [
      "is what is known, beside how much is not",
      stateWith({ inputTokens: 5, unknownTokens: 1, costUsd: 0.5, unknownCost: 3 }, false, true),
      { inputTokens: 5, outputTokens: 0, unknownTokens: 1, costUsd: 0.5, unknownCost: 3 },
    ],
    [
      "is nothing when no agent calls a model",
      stateWith({ unknownTokens: 4, unknownCost: 4 }, true, true),
      { inputTokens: 0, outputTokens: 0, unknownTokens: 0, costUsd: 0, unknownCost: 0 },
    ],
  ])("%s", (_, state, spent) => {
    expect(spentOfState(state)).toMatchObject(spent);
    const row = rowOfFold({ state, steps: [], live: null, graph: null });
    expect(spentOfRow(row)).toEqual(spentOfState(state));
  });
});
