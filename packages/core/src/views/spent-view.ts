import type { Used } from "../run/spent.ts";
import type { RunState } from "../run/state.ts";
import type { RunRow } from "./rows/run-columns.ts";

/**
 * What a run has used as it may be shown. Null is unknown, which is never zero; a figure beside an
 * unknown count is what is known so far, so the whole is more.
 */
export interface SpentView {
  readonly inputTokens: number | null;
  readonly outputTokens: number | null;
  /** Attempts that did not say how many tokens they used. */
  readonly unknownTokens: number;
  /** US dollars. */
  readonly costUsd: number | null;
  /** Attempts that did not say what they cost. */
  readonly unknownCost: number;
}

/** What a run has used, from its state. */
export function spentOfState({ spent, tally }: RunState): SpentView {
  const agents = [...tally.agents.values()];
  return view(spent, agents.length > 0 && agents.every((agent) => agent.modelFree));
}

/** What a run has used, from its row. */
export function spentOfRow(row: RunRow): SpentView {
  const spent = {
    inputTokens: row.tokens_in,
    outputTokens: row.tokens_out,
    unknownTokens: row.unknown_tokens,
    costUsd: row.cost_usd,
    unknownCost: row.unknown_cost,
  };
  return view(spent, row.model_free === 1);
}

/** Agents that call no model say nothing of tokens, and it is known that they use none. */
function view(
  spent: Omit<Used, "cachedTokens" | "cacheWriteTokens" | "reasoningTokens">,
  modelFree: boolean,
): SpentView {
  if (modelFree)
    return { inputTokens: 0, outputTokens: 0, unknownTokens: 0, costUsd: 0, unknownCost: 0 };
  const { inputTokens, outputTokens, unknownTokens, costUsd, unknownCost } = spent;
  const noTokens = unknownTokens > 0 && inputTokens + outputTokens === 0;
  return {
    inputTokens: noTokens ? null : inputTokens,
    outputTokens: noTokens ? null : outputTokens,
    unknownTokens,
    costUsd: unknownCost > 0 && costUsd === 0 ? null : costUsd,
    unknownCost,
  };
}
