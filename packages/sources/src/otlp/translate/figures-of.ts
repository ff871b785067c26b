import { addTokens } from "@wheelhouse/core";
import type { UsageKeys } from "../tables/agent-table.ts";
import { firstFigure, firstNumber, type HasAttributes } from "../tables/first-of.ts";
import type { Figures } from "./otlp-state.ts";

/**
 * What an answer used, by its attributes; undefined when they say nothing of it. `onOdd` is called when they tell a figure
 * that is none: it is unknown.
 */
export function figuresOf(
  attributes: HasAttributes,
  keys: UsageKeys,
  onOdd: () => void,
): Figures | undefined {
  const figure = (names: readonly string[]): number | undefined =>
    firstFigure(attributes, names, onOdd);
  const input = figure(keys.input);
  const output = figure(keys.output);
  const cached = figure(keys.cached);
  const cacheWrite = figure(keys.cacheWrite);
  const reasoning = figure(keys.reasoning);
  const cost = firstNumber(attributes, keys.cost);
  const all = [input, output, cached, cacheWrite, reasoning, cost];
  if (all.every((each) => each === undefined)) return undefined;
  const beside = keys.inputLeavesOutCache === true ? [cached ?? 0, cacheWrite ?? 0] : [];
  return {
    input: addTokens(input ?? 0, ...beside),
    output: output ?? 0,
    cached: cached ?? 0,
    cacheWrite: cacheWrite ?? 0,
    reasoning: reasoning ?? 0,
    cost: cost ?? 0,
    answers: 1,
    priced: cost === undefined ? 0 : 1,
  };
}
