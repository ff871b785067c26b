import { formatCost, formatTokens, type Limits, type RunRow, spentOfRow } from "@wheelhouse/core";
import { notNow } from "../write/refusals.ts";

/** What all runs of an issue have used, as far as it is known. */
export interface IssueSpent {
  readonly tokens: number;
  readonly costUsd: number;
  /** Attempts that did not say. */
  readonly unknownTokens: number;
  readonly unknownCost: number;
}

/** What runs have used together; what did not say is counted, and taken for more than nothing. */
export function spentOfRuns(runs: readonly RunRow[]): IssueSpent {
  const spent = { tokens: 0, costUsd: 0, unknownTokens: 0, unknownCost: 0 };
  for (const row of runs) {
    const { inputTokens, outputTokens, unknownTokens, costUsd, unknownCost } = spentOfRow(row);
    spent.tokens += (inputTokens ?? 0) + (outputTokens ?? 0);
    spent.costUsd += costUsd ?? 0;
    spent.unknownTokens += unknownTokens;
    spent.unknownCost += unknownCost;
  }
  return spent;
}

/**
 * What the next run of an issue may use: the smallest of what a run may, and of what the issue has left. Throws
 * `issue.state` with the figures when nothing is left.
 */
export function limitsOfRun(
  number: number,
  {
    run,
    issue,
  }: { readonly run: readonly (Limits | undefined)[]; readonly issue?: Limits | undefined },
  before: readonly RunRow[],
): Limits | undefined {
  const spent = spentOfRuns(before);
  const tokens = leftOf(issue?.tokens, spent.tokens);
  const costUsd = leftOf(issue?.costUsd, spent.costUsd);
  if (tokens !== undefined && tokens <= 0)
    throw nothingLeft(number, [
      `${formatTokens(spent.tokens)} tokens${unsaid(spent.unknownTokens)}`,
      formatTokens(issue?.tokens ?? 0),
      "limits.issue.tokens",
    ]);
  if (costUsd !== undefined && costUsd <= 0)
    throw nothingLeft(number, [
      `${formatCost(spent.costUsd)}${unsaid(spent.unknownCost)}`,
      formatCost(issue?.costUsd ?? 0),
      "limits.issue.cost_usd",
    ]);
  const least = {
    tokens: smallest([tokens, ...run.map((each) => each?.tokens)]),
    costUsd: smallest([costUsd, ...run.map((each) => each?.costUsd)]),
  };
  const limits: Limits = {
    ...(least.tokens !== undefined && { tokens: least.tokens }),
    ...(least.costUsd !== undefined && { costUsd: least.costUsd }),
  };
  return Object.keys(limits).length === 0 ? undefined : limits;
}

function leftOf(limit: number | undefined, used: number): number | undefined {
  return limit === undefined ? undefined : limit - used;
}

function smallest(all: readonly (number | undefined)[]): number | undefined {
  const said = all.filter((each) => each !== undefined);
  return said.length === 0 ? undefined : Math.min(...said);
}

/** Unknown is not zero: a figure that lacks some is told as such. */
function unsaid(attempts: number): string {
  if (attempts === 0) return "";
  return ` and more (${attempts} ${attempts === 1 ? "attempt" : "attempts"} did not say)`;
}

function nothingLeft(number: number, [used, limit, setting]: readonly [string, string, string]) {
  return notNow(
    number,
    `has used up what it may: its runs took ${used}, of ${limit}`,
    `Allow it more: wheelhouse settings set ${setting} N`,
  );
}
