import type { Usage } from "@wheelhouse/core";
import { z } from "zod";

const count = z.int().min(0).nullish().catch(null);
const rawSchema = z.object({
  prompt_tokens: count,
  completion_tokens: count,
  prompt_tokens_details: z.object({ cached_tokens: count }).nullish().catch(null),
  completion_tokens_details: z.object({ reasoning_tokens: count }).nullish().catch(null),
});

/** What an endpoint said that a call used, as it said it: a figure that is missing stays unknown. Pure. */
export function readUsage(raw: unknown): Usage | undefined {
  const said = rawSchema.safeParse(raw).data;
  if (!said) return undefined;
  const figures = {
    inputTokens: said.prompt_tokens,
    outputTokens: said.completion_tokens,
    cachedTokens: said.prompt_tokens_details?.cached_tokens,
    reasoningTokens: said.completion_tokens_details?.reasoning_tokens,
  };
  const known = Object.entries(figures).filter(([, figure]) => typeof figure === "number");
  return known.length > 0 ? Object.fromEntries(known) : undefined;
}

/** What several calls used together; undefined when nothing is known of any. Pure. */
export function addUsage(one: Usage | undefined, other: Usage | undefined): Usage | undefined {
  if (!one || !other) return one ?? other;
  const sum: Usage = { ...one };
  for (const figure of [
    "inputTokens",
    "outputTokens",
    "cachedTokens",
    "reasoningTokens",
  ] as const) {
    const more = other[figure];
    if (more !== undefined) sum[figure] = (sum[figure] ?? 0) + more;
  }
  return sum;
}
