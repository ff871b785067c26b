import { z } from "zod";
import type { UsedView } from "../views/used-view.ts";

/** What a run's sessions with one agent have used, on the wire. Null is unknown; `unknown` counts attempts that did not say. */
export const usageObjectSchema = z.object({
  agent: z.string(),
  tokens: z.object({
    input: z.int().nullable(),
    output: z.int().nullable(),
    /** Part of the input that came from a provider's cache. */
    cached: z.int().nullable(),
    /** Part of the input that was written to a provider's cache. */
    cache_write: z.int().nullable(),
    /** Part of the output that was reasoning. */
    reasoning: z.int().nullable(),
    unknown: z.int(),
  }),
  /** US dollars that are known to have been spent. */
  cost: z.number().nullable(),
  cost_unknown: z.int(),
});
/** What a run's sessions with one agent have used, on the wire. */
export type UsageObject = z.infer<typeof usageObjectSchema>;

/** What one agent has used as the wire shows it. */
export function usageObject(used: UsedView): UsageObject {
  return {
    agent: used.agent,
    tokens: {
      input: used.inputTokens,
      output: used.outputTokens,
      cached: used.cachedTokens,
      cache_write: used.cacheWriteTokens,
      reasoning: used.reasoningTokens,
      unknown: used.unknownTokens,
    },
    cost: used.costUsd,
    cost_unknown: used.unknownCost,
  };
}
