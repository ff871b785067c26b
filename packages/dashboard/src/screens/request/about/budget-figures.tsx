import type { ReactNode } from "react";
import { type BudgetWords, budgetOf } from "./budget-of.ts";

/** How much of a budget is used up, where a request is about that; nothing else. */
export function BudgetFigures({ text }: { readonly text: string }): ReactNode {
  const budget = budgetOf(text);
  if (budget === undefined) return null;
  return (
    <dl className="flex flex-wrap gap-x-6 gap-y-1 rounded-card border border-line bg-bg px-3 py-2">
      {figuresOf(budget).map(([name, figure]) => (
        <div key={name}>
          <dt className="text-2xs font-medium text-text-3">{name}</dt>
          <dd className="text-lg font-semibold tabular-nums">{figure}</dd>
        </div>
      ))}
    </dl>
  );
}

function figuresOf({ used, limit, unit }: BudgetWords): readonly (readonly [string, string])[] {
  const shown = (amount: number): string =>
    unit === "tokens" ? `${amount.toLocaleString()} tokens` : `$${amount.toLocaleString()}`;
  return [
    ["Used", shown(used)],
    ["Limit", shown(limit)],
    ["With as much again", shown(used + limit)],
  ];
}
