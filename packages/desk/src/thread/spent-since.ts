import type { Usage } from "@wheelhouse/core";

const FIGURES = [
  "inputTokens",
  "outputTokens",
  "cachedTokens",
  "cacheWriteTokens",
  "reasoningTokens",
  "costUsd",
] as const;

/**
 * What was spent since a moment, of two figures of the same agent: it says what it has spent in all. What is not known now is
 * unknown, never zero. Pure.
 */
export function spentSince(now: Usage | undefined, before: Usage | undefined): Usage | undefined {
  if (!now) return undefined;
  const spent = FIGURES.flatMap((figure): [string, number][] => {
    const all = now[figure];
    return all === undefined ? [] : [[figure, Math.max(0, all - (before?.[figure] ?? 0))]];
  });
  return Object.fromEntries(spent);
}
