import type { Usage } from "./events.ts";

/** What attempts have used; `unknown…` counts those that did not say. A kind that nobody names is undefined, not zero. */
export interface Used {
  inputTokens: number;
  outputTokens: number;
  /** Part of the input that came from a provider's cache. */
  cachedTokens: number | undefined;
  /** Part of the input that was written to a provider's cache. */
  cacheWriteTokens: number | undefined;
  /** Part of the output that was reasoning. */
  reasoningTokens: number | undefined;
  costUsd: number;
  unknownTokens: number;
  unknownCost: number;
}

/** What a run has spent. */
export interface Spent extends Used {
  /** Tokens that were reserved for attempts which did not say what they used; they count against the budget alone. */
  assumedTokens: number;
}

/** What the agents of a run did so far, for its receipt. */
export interface Tally {
  started: number;
  failed: number;
  lost: number;
  /** By agent: what it said of itself when its last session was opened. */
  readonly agents: Map<string, AgentFacts>;
  /** By agent: what its sessions have used. */
  readonly used: Map<string, Used>;
}

/** An agent as its sessions showed it. */
export interface AgentFacts {
  readonly agent: string;
  readonly version: string | undefined;
  /** How writing was prevented. */
  readonly level: string;
  /** True when it calls no model. */
  readonly modelFree: boolean;
}

/** Nothing used, and nothing unknown. */
export function nothingUsed(): Used {
  return {
    inputTokens: 0,
    outputTokens: 0,
    cachedTokens: undefined,
    cacheWriteTokens: undefined,
    reasoningTokens: undefined,
    costUsd: 0,
    unknownTokens: 0,
    unknownCost: 0,
  };
}

/** Whether an attempt said how many tokens it used. */
export function saysTokens(usage: Usage | undefined): boolean {
  return usage?.inputTokens !== undefined || usage?.outputTokens !== undefined;
}

/** The sum of figures of tokens, each a whole number from 0; never more than what a number holds exactly. */
export function addTokens(...figures: readonly number[]): number {
  const sum = figures.reduce((total, figure) => total + figure, 0);
  return Math.min(Number.MAX_SAFE_INTEGER, sum);
}

/** The sum of two amounts of money, each from 0; never infinite. */
export function addCost(one: number, other: number): number {
  return Math.min(Number.MAX_VALUE, one + other);
}

/** Adds what one attempt says that it alone has used. */
export function addUsage(to: Used, usage: Usage | undefined): void {
  if (!saysTokens(usage)) to.unknownTokens++;
  else to.unknownTokens += usage?.unknownTokens ?? 0;
  to.inputTokens = addTokens(to.inputTokens, usage?.inputTokens ?? 0);
  to.outputTokens = addTokens(to.outputTokens, usage?.outputTokens ?? 0);
  for (const kind of ["cachedTokens", "cacheWriteTokens", "reasoningTokens"] as const)
    if (usage?.[kind] !== undefined) to[kind] = addTokens(to[kind] ?? 0, usage[kind]);
  if (usage?.costUsd === undefined) to.unknownCost++;
  else {
    to.costUsd = addCost(to.costUsd, usage.costUsd);
    to.unknownCost += usage.unknownCost ?? 0;
  }
}

/** Adds what more is known of what was used; `unknownCost` is by how much the answers of unknown cost became more. */
export function addKnown(to: Used, usage: Usage, unknownCost: number | undefined): void {
  const { unknownTokens } = to;
  const before = to.unknownCost;
  addUsage(to, usage);
  if (unknownCost === undefined) return;
  to.unknownTokens = unknownTokens;
  to.unknownCost = Math.max(0, before + unknownCost);
}
