import type { AgentTable, MetricRule } from "./agent-table.ts";
import type { HasAttributes } from "./first-of.ts";

/** What a point of a metric counts. */
export interface PointRule {
  readonly figure: MetricRule["counts"][string];
  readonly inputLeavesOutCache: boolean;
}

/** What a point counts; undefined when nobody listed it. */
export function ruleOfPoint(
  { metrics }: AgentTable,
  name: string,
  attributes: HasAttributes,
): PointRule | undefined {
  const rule = Object.hasOwn(metrics, name) ? metrics[name] : undefined;
  if (!rule) return undefined;
  const value = rule.by === undefined ? "" : attributes.get(rule.by);
  if (typeof value !== "string" || !Object.hasOwn(rule.counts, value)) return undefined;
  const figure = rule.counts[value];
  return figure && { figure, inputLeavesOutCache: rule.inputLeavesOutCache === true };
}
