import { formatCost, formatTokens, type RunListItem } from "@wheelhouse/core";
import type { ReactNode } from "react";

type Used = Pick<RunListItem, "tokens" | "cost" | "cost_unknown">;

/** Tokens that were used, as far as it is known. What did not say is said, never counted as zero. */
export function Tokens({
  tokens: { input, output, unknown },
  isShort = false,
}: Pick<Used, "tokens"> & {
  /** In a column of amounts: a dash stands there for one that nobody knows, and its words are heard and hovered. */
  readonly isShort?: boolean;
}): ReactNode {
  if (input === null && output === null)
    return unknown > 0 ? <Unknown what="tokens" attempts={unknown} isShort={isShort} /> : null;
  const parts = `${formatTokens(input ?? 0)} in, ${formatTokens(output ?? 0)} out`;
  return (
    <span className="whitespace-nowrap tabular-nums" title={parts}>
      {unknown > 0 ? "≥ " : ""}
      {formatTokens((input ?? 0) + (output ?? 0))} tok
    </span>
  );
}

/** What was spent, as far as it is known. */
export function Cost({ cost, cost_unknown }: Pick<Used, "cost" | "cost_unknown">): ReactNode {
  if (cost === null)
    return cost_unknown > 0 ? <Unknown what="cost" attempts={cost_unknown} /> : null;
  return (
    <span className="whitespace-nowrap tabular-nums">
      {cost_unknown > 0 ? "≥ " : ""}
      {formatCost(cost)}
    </span>
  );
}

function Unknown({
  what,
  attempts,
  isShort = false,
}: {
  readonly what: string;
  readonly attempts: number;
  readonly isShort?: boolean;
}): ReactNode {
  return (
    <span
      className="whitespace-nowrap text-text-3"
      title={`${attempts} ${attempts === 1 ? "attempt" : "attempts"} did not say`}
    >
      {isShort ? <span aria-hidden="true">–</span> : null}
      <span className={isShort ? "sr-only" : ""}>{what} unknown</span>
    </span>
  );
}
