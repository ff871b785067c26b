import { z } from "zod";
import { addCost, addTokens } from "../run/spent.ts";
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

/** What was used, as an object. */
export type SpentObject = z.infer<z.ZodObject<typeof spentShape>>;

/** What was used as two tell it of the same: a figure that the first does not know is that of the second. */
export function completedSpent(spent: SpentObject, other: SpentObject | undefined): SpentObject {
  if (other === undefined) return spent;
  const { tokens, cost } = spent;
  const knowsTokens = tokens.input !== null || tokens.output !== null;
  return {
    tokens: knowsTokens ? tokens : other.tokens,
    ...(cost === null
      ? { cost: other.cost, cost_unknown: other.cost_unknown }
      : { cost, cost_unknown: spent.cost_unknown }),
  };
}

/** What several have used together; a figure that one does not know counts it among the unknown. */
export function totalSpent(all: readonly SpentObject[]): SpentObject {
  const sum = (
    figures: readonly (number | null)[],
    add: (one: number, other: number) => number,
  ): number | null => {
    const known = figures.filter((each) => each !== null);
    return known.length === 0 ? null : known.reduce((total, each) => add(total, each));
  };
  return {
    tokens: {
      input: sum(
        all.map(({ tokens }) => tokens.input),
        addTokens,
      ),
      output: sum(
        all.map(({ tokens }) => tokens.output),
        addTokens,
      ),
      unknown: all.reduce((total, { tokens }) => total + tokens.unknown, 0),
    },
    cost: sum(
      all.map(({ cost }) => cost),
      addCost,
    ),
    cost_unknown: all.reduce((total, { cost_unknown }) => total + cost_unknown, 0),
  };
}

/** The members of {@link spentShape}. */
export function spentObject(spent: SpentView): SpentObject {
  const { inputTokens, outputTokens, unknownTokens, costUsd, unknownCost } = spent;
  return {
    tokens: { input: inputTokens, output: outputTokens, unknown: unknownTokens },
    cost: costUsd,
    cost_unknown: unknownCost,
  };
}
