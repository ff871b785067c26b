import type { RunState } from "../run/state.ts";
import { nothingUsed, type Used } from "../run/spent.ts";

/** What a run's sessions with one agent have used, by kind of token. Null is unknown, which is never zero. */
export interface UsedView {
  readonly agent: string;
  readonly inputTokens: number | null;
  readonly outputTokens: number | null;
  /** Part of the input that came from a provider's cache. */
  readonly cachedTokens: number | null;
  /** Part of the input that was written to a provider's cache. */
  readonly cacheWriteTokens: number | null;
  /** Part of the output that was reasoning. */
  readonly reasoningTokens: number | null;
  /** Attempts that did not say how many tokens they used. */
  readonly unknownTokens: number;
  /** US dollars. */
  readonly costUsd: number | null;
  /** Attempts that did not say what they cost. */
  readonly unknownCost: number;
}

/** What each agent of a run has used, in the order in which their first attempts ended. */
export function usedByAgents({ tally }: RunState): UsedView[] {
  return [...tally.used].map(([agent, used]) =>
    tally.agents.get(agent)?.modelFree === true ? noneOf(agent) : usedView(agent, used),
  );
}

function usedView(agent: string, used: Used): UsedView {
  const said = used.unknownTokens === 0 || used.inputTokens + used.outputTokens > 0;
  return {
    agent,
    inputTokens: said ? used.inputTokens : null,
    outputTokens: said ? used.outputTokens : null,
    cachedTokens: used.cachedTokens ?? null,
    cacheWriteTokens: used.cacheWriteTokens ?? null,
    reasoningTokens: used.reasoningTokens ?? null,
    unknownTokens: used.unknownTokens,
    costUsd: used.unknownCost > 0 && used.costUsd === 0 ? null : used.costUsd,
    unknownCost: used.unknownCost,
  };
}

/** Of an agent that calls no model it is known that it uses none. */
function noneOf(agent: string): UsedView {
  return { agent, ...nothingUsed(), cachedTokens: 0, cacheWriteTokens: 0, reasoningTokens: 0 };
}
