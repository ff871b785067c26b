import type { UsageKeys } from "../tables/agent-table.ts";
import { firstNumber, type HasAttributes } from "../tables/first-of.ts";
import type { Figures } from "./otlp-state.ts";

/** What an answer used, by its attributes; undefined when they say nothing of it. */
export function figuresOf(attributes: HasAttributes, keys: UsageKeys): Figures | undefined {
  const input = firstNumber(attributes, keys.input);
  const output = firstNumber(attributes, keys.output);
  const cached = firstNumber(attributes, keys.cached);
  const cacheWrite = firstNumber(attributes, keys.cacheWrite);
  const reasoning = firstNumber(attributes, keys.reasoning);
  const cost = firstNumber(attributes, keys.cost);
  const all = [input, output, cached, cacheWrite, reasoning, cost];
  if (all.every((each) => each === undefined)) return undefined;
  const beside = keys.inputLeavesOutCache === true ? (cached ?? 0) + (cacheWrite ?? 0) : 0;
  return {
    input: whole((input ?? 0) + beside),
    output: whole(output),
    cached: whole(cached),
    cacheWrite: whole(cacheWrite),
    reasoning: whole(reasoning),
    cost: cost ?? 0,
    answers: 1,
    priced: cost === undefined ? 0 : 1,
  };
}

/** A count that a sum of many still holds exactly. */
export function whole(number: number | undefined): number {
  return Math.min(Math.round(number ?? 0), 1e12);
}
