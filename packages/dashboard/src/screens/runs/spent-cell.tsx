import { formatCost, formatTokens, type RunListItem } from "@wheelhouse/core";
import type { ReactNode } from "react";

/** Tokens of a run in a column that is named so: no unit, and what did not say is said. */
export function TokensCell({
  tokens: { input, output, unknown },
}: Pick<RunListItem, "tokens">): ReactNode {
  const isUnknown = input === null && output === null;
  if (isUnknown && unknown === 0) return null;
  const sum = isUnknown ? null : (input ?? 0) + (output ?? 0);
  return <Amount words={formatTokens(sum)} isKnown={sum !== null} unknown={unknown} />;
}

/** Cost of a run in a column that is named so. */
export function CostCell({
  cost,
  cost_unknown: unknown,
}: Pick<RunListItem, "cost" | "cost_unknown">): ReactNode {
  if (cost === null && unknown === 0) return null;
  return <Amount words={formatCost(cost)} isKnown={cost !== null} unknown={unknown} />;
}

function Amount({
  words,
  isKnown,
  unknown,
}: {
  readonly words: string;
  readonly isKnown: boolean;
  /** Attempts that did not say. */
  readonly unknown: number;
}): ReactNode {
  const title =
    unknown === 0 ? undefined : `${unknown} ${unknown === 1 ? "attempt" : "attempts"} did not say`;
  return (
    <span
      title={title}
      className={`whitespace-nowrap tabular-nums ${isKnown ? "" : "text-text-3"}`}
    >
      {isKnown && unknown > 0 ? "≥ " : ""}
      {isKnown ? (
        words
      ) : (
        <>
          <span aria-hidden="true">–</span>
          <span className="sr-only">unknown</span>
        </>
      )}
    </span>
  );
}
