import { type Limits, WheelhouseError } from "@wheelhouse/core";
import type { Arguments } from "../command/parse-command-line.ts";

const UNITS: Readonly<Record<string, number>> = { "": 1, k: 1e3, K: 1e3, m: 1e6, M: 1e6 };

/** The most that a run may use: what the person says, else what the project does, each by itself. Throws `usage`. */
export function limitsOf(args: Pick<Arguments, "text">, project: Limits = {}): Limits | undefined {
  const tokens = tokensIn(args.text("max-tokens")) ?? project.tokens;
  const costUsd = costIn(args.text("max-cost")) ?? project.costUsd;
  if (tokens === undefined && costUsd === undefined) return undefined;
  return { ...(tokens !== undefined && { tokens }), ...(costUsd !== undefined && { costUsd }) };
}

function tokensIn(text: string | undefined): number | undefined {
  if (text === undefined) return undefined;
  const [, digits = "", unit = ""] = /^(\d+(?:\.\d+)?)([kKmM]?)$/.exec(text) ?? [];
  const tokens = Math.round(Number(digits) * (UNITS[unit] ?? 1));
  if (digits !== "" && tokens >= 1 && Number.isSafeInteger(tokens)) return tokens;
  throw wrong("max-tokens", text, "a number of tokens, such as 200000, 200k or 1.5M");
}

function costIn(text: string | undefined): number | undefined {
  if (text === undefined) return undefined;
  const cost = Number(/^\$?(\d+(?:\.\d+)?)$/.exec(text)?.[1] ?? Number.NaN);
  if (cost > 0 && Number.isFinite(cost)) return cost;
  throw wrong("max-cost", text, "an amount in US dollars, such as 2 or 0.50");
}

function wrong(option: string, text: string, what: string): WheelhouseError {
  return new WheelhouseError("usage", `--${option} ${JSON.stringify(text)} cannot be read.`, {
    hint: `It is ${what}.`,
  });
}
