import { z } from "zod";
import type { SpentView } from "../views/spent-view.ts";

/** What was used, as two members of an object. Null is unknown; `unknown` counts attempts that did not say. */
export const spentShape = {
  tokens: z.object({
    input: z.int().nullable(),
    output: z.int().nullable(),
    unknown: z.int(),
  }),
  /** US dollars that are known to have been spent. */
  cost: z.number().nullable(),
  cost_unknown: z.int(),
};

/** The members of {@link spentShape}. */
export function spentObject(spent: SpentView): z.infer<z.ZodObject<typeof spentShape>> {
  const { inputTokens, outputTokens, unknownTokens, costUsd, unknownCost } = spent;
  return {
    tokens: { input: inputTokens, output: outputTokens, unknown: unknownTokens },
    cost: costUsd,
    cost_unknown: unknownCost,
  };
}
