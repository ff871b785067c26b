import type { Usage } from "@wheelhouse/core";
import type { UsageDialect } from "../usage/read-usage.ts";

/** What an attempt has used; an absent figure is unknown, never zero. */
export interface Meter {
  beginTurn(): void;
  /** Figures beside an update: of one call of a model, or of the turn up to now, as the dialect says. */
  used(usage: Usage): void;
  /** Figures of the whole turn, from its answer; they count for more than the sum of those before. */
  answered(usage: Usage): void;
  /** What the agent says it has cost up to now, in US dollars; before the first turn it is what was paid earlier. */
  cost(usd: number): void;
  endTurn(): void;
  /** The whole attempt; undefined when nothing is known. */
  total(): Usage | undefined;
}

const FIGURES = [
  "inputTokens",
  "outputTokens",
  "cachedTokens",
  "cacheWriteTokens",
  "reasoningTokens",
  "costUsd",
] as const;

/** How an attempt is metered. */
export interface Metering {
  /** An agent without a model spends nothing, and that is known. */
  readonly modelFree: boolean;
  readonly dialect: UsageDialect;
  /** Whether the session was used by an earlier attempt, which has paid for its own part. */
  readonly resumed: () => boolean;
  /** What the session had cost when it was last left, where we know. */
  readonly paidUsd?: number | undefined;
  /** Told what the session has cost up to now. */
  readonly onCost?: ((usd: number) => void) | undefined;
}

/** A meter at the start of an attempt. */
export function createMeter({ modelFree, dialect, resumed, paidUsd, onCost }: Metering): Meter {
  let before: Usage = modelFree ? { inputTokens: 0, outputTokens: 0, costUsd: 0 } : {};
  let turn: Usage = {};
  let prompted = false;
  /** The agent's own count: where it stood before the first prompt, and where it stands. */
  let cost: { from: number | undefined; to: number } | undefined;
  const costUsd = (): number | undefined => {
    if (!cost) return undefined;
    if (dialect.cost !== "session" || !resumed()) return cost.to;
    // What an earlier attempt paid is not known, so neither is what this one pays.
    const from = cost.from ?? paidUsd;
    return from === undefined ? undefined : Math.max(0, cost.to - from);
  };
  const total = (): Usage => {
    const sum = plus(before, turn);
    const said = costUsd();
    return said === undefined ? sum : { ...sum, costUsd: said };
  };
  return {
    beginTurn() {
      prompted = true;
    },
    used(usage) {
      turn = dialect.updates === "calls" ? plus(turn, usage) : { ...turn, ...usage };
    },
    answered(usage) {
      turn = { ...turn, ...usage };
    },
    cost(usd) {
      if (dialect.cost === "none") return;
      onCost?.(usd);
      cost = { from: prompted ? cost?.from : usd, to: usd };
    },
    endTurn() {
      before = plus(before, turn);
      turn = {};
    },
    total() {
      const sum = total();
      return Object.keys(sum).length > 0 ? sum : undefined;
    },
  };
}

function plus(one: Usage, other: Usage): Usage {
  const sum: Usage = {};
  for (const figure of FIGURES) {
    const [a, b] = [one[figure], other[figure]];
    const value = a === undefined ? b : b === undefined ? a : a + b;
    if (value !== undefined) sum[figure] = value;
  }
  return sum;
}
