import type { Usage } from "@wheelhouse/core";

/** What an attempt has used; an absent figure is unknown, never zero. */
export interface Meter {
  /** What the turn that runs has used up to now. */
  used(usage: Usage): void;
  /** What the session has cost up to now, in US dollars; counts for more than the sum of its turns. */
  cost(usd: number): void;
  endTurn(): void;
  /** The whole attempt; undefined when nothing is known. */
  total(): Usage | undefined;
}

const FIGURES = ["inputTokens", "outputTokens", "cachedTokens", "costUsd"] as const;

/** A meter at the start of an attempt. An agent without a model spends nothing, and that is known. */
export function createMeter(modelFree: boolean): Meter {
  let before: Usage = modelFree ? { inputTokens: 0, outputTokens: 0, costUsd: 0 } : {};
  let turn: Usage = {};
  let sessionCostUsd: number | undefined;
  const total = (): Usage => {
    const sum: Usage = {};
    for (const figure of FIGURES) {
      const value = add(before[figure], turn[figure]);
      if (value !== undefined) sum[figure] = value;
    }
    return sessionCostUsd === undefined ? sum : { ...sum, costUsd: sessionCostUsd };
  };
  return {
    used(usage) {
      turn = { ...turn, ...usage };
    },
    cost(usd) {
      sessionCostUsd = usd;
    },
    endTurn() {
      before = total();
      turn = {};
    },
    total() {
      const sum = total();
      return Object.keys(sum).length > 0 ? sum : undefined;
    },
  };
}

function add(a: number | undefined, b: number | undefined): number | undefined {
  return a === undefined ? b : b === undefined ? a : a + b;
}
