import type { Usage } from "./events.ts";
import { addCost, addTokens } from "./spent.ts";

const KINDS = [
  "inputTokens",
  "outputTokens",
  "cachedTokens",
  "cacheWriteTokens",
  "reasoningTokens",
  "costUsd",
] as const satisfies readonly (keyof Usage)[];

/** What two answers of a model have used together; a figure that neither names stays unknown. */
export function sumOfUsage(one: Usage | undefined, other: Usage): Usage {
  const sum: { -readonly [Kind in keyof Usage]: Usage[Kind] } = {};
  for (const kind of KINDS) {
    const [first, second] = [one?.[kind], other[kind]];
    if (first !== undefined || second !== undefined)
      sum[kind] = (kind === "costUsd" ? addCost : addTokens)(first ?? 0, second ?? 0);
  }
  return sum;
}
