/**
 * What a session used, when more than one carrier tells of it: spans of model calls, log records, metrics. Which of
 * them come depends on how the agent was set up, each may lack a figure that another has, and they come in any order.
 *
 * The rule: a session has used, of each figure, the most that any one carrier tells in all. Whenever that grows, what it
 * grew by is told on. So the same fact by two carriers counts once, a figure that only one of them has is not lost, and
 * the sums are the same whatever comes first.
 */
import { addCost, addTokens } from "@wheelhouse/core";
import { type Figures, NOTHING, type OtlpState } from "./otlp-state.ts";

/** A way in which usage is told. */
export type Carrier = "span" | "log" | "metric";

const FIGURES = [
  "input",
  "output",
  "cached",
  "cacheWrite",
  "reasoning",
  "cost",
  "answers",
  "priced",
] as const;
/** Less than this is an error of adding up, not money. */
const LEAST_COST = 1e-9;

/** Adds what a carrier tells. Answers what the session used beyond what was told on before; undefined when that is nothing. */
export function spend(
  state: OtlpState,
  key: string,
  carrier: Carrier,
  figures: Figures,
): Figures | undefined {
  const usage = state.usage.get(key) ?? { told: new Map<string, Figures>(), spent: NOTHING };
  state.usage.set(key, usage);
  usage.told.set(carrier, sum(usage.told.get(carrier) ?? NOTHING, figures));
  const most = { ...NOTHING };
  for (const told of usage.told.values())
    for (const figure of FIGURES) most[figure] = Math.max(most[figure], told[figure]);
  const more = { ...NOTHING };
  for (const figure of FIGURES) more[figure] = most[figure] - usage.spent[figure];
  if (more.cost < LEAST_COST) more.cost = 0;
  if (FIGURES.every((figure) => more[figure] === 0)) return undefined;
  usage.spent = sum(usage.spent, more);
  return more;
}

function sum(a: Figures, b: Figures): Figures {
  const both = { ...NOTHING };
  for (const figure of FIGURES)
    both[figure] = figure === "cost" ? addCost(a.cost, b.cost) : addTokens(a[figure], b[figure]);
  return both;
}
