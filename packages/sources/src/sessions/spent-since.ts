import type { AnswerUsage } from "./session-state.ts";

/** What is more in the usage of an answer than was told of it before; undefined when nothing is. Pure. */
export function spentSince(usage: AnswerUsage, before?: AnswerUsage): AnswerUsage | undefined {
  const more = (kind: keyof AnswerUsage): number =>
    Math.max(0, usage[kind] - (before?.[kind] ?? 0));
  const spent: AnswerUsage = {
    inputTokens: more("inputTokens"),
    outputTokens: more("outputTokens"),
    cachedTokens: more("cachedTokens"),
    cacheWriteTokens: more("cacheWriteTokens"),
    reasoningTokens: more("reasoningTokens"),
  };
  return before === undefined || Object.values(spent).some((count) => count > 0)
    ? spent
    : undefined;
}
