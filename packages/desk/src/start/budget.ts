import { formatCost, formatTokens, type Limits, type RunRow, spentOfRow } from "@wheelhouse/core";
import { loadRun } from "@wheelhouse/engine";
import type { Journal } from "@wheelhouse/journal";
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
 * Tokens that were left to attempts which did not say how many they used: a run counts them against its budget, and so
 * does its issue. Of runs that had no budget nobody knows.
 */
export async function assumedTokensOf(journal: Journal, runs: readonly RunRow[]): Promise<number> {
  const silent = runs.filter((row) => spentOfRow(row).unknownTokens > 0);
  const states = await Promise.all(silent.map(({ id }) => loadRun(journal, id)));
  return states.reduce((sum, { spent }) => sum + spent.assumedTokens, 0);
}

/**
 * What the next run of an issue may use: the smallest of what a run may, and of what the issue has left. Throws
 * `issue.state` with the figures when nothing is left. `assumed`: see {@link assumedTokensOf}.
 */
export function limitsOfRun(
  number: number,
  {
    run,
    issue,
  }: { readonly run: readonly (Limits | undefined)[]; readonly issue?: Limits | undefined },
  before: readonly RunRow[],
  assumed = 0,
): Limits | undefined {
  const spent = spentOfRuns(before);
  const tokens = leftOf(issue?.tokens, spent.tokens + assumed);
  const costUsd = leftOf(issue?.costUsd, spent.costUsd);
  if (tokens !== undefined && tokens <= 0)
    throw nothingLeft(number, [
      `${formatTokens(spent.tokens)} tokens${unsaid(spent.unknownTokens, assumed)}`,
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
function unsaid(attempts: number, assumed = 0): string {
  if (attempts === 0) return "";
  const left = assumed === 0 ? "" : `, to whom ${formatTokens(assumed)} were left`;
  return ` and more (${attempts} ${attempts === 1 ? "attempt" : "attempts"} did not say${left})`;
}

function nothingLeft(number: number, [used, limit, setting]: readonly [string, string, string]) {
  return notNow(
    number,
    `has used up what it may: its runs took ${used}, of ${limit}`,
    `Allow it more: wheelhouse settings set ${setting} N`,
  );
}
