/** What a step has used of its budget. */
export interface BudgetWords {
  readonly used: number;
  readonly limit: number;
  readonly unit: "tokens" | "dollars";
}

/** The figures in what is said of a step that failed because its budget is used up; undefined where nothing is said of that. */
export function budgetOf(text: string): BudgetWords | undefined {
  if (!/^Step \S+ failed \(budget\): /.test(text)) return undefined;
  const [, tokens, most] = /(\d+) of (\d+) tokens/.exec(text) ?? [];
  if (tokens !== undefined) return { used: Number(tokens), limit: Number(most), unit: "tokens" };
  const [, dollars, mostDollars] = /\$([\d.]+) of \$([\d.]*\d)/.exec(text) ?? [];
  if (dollars === undefined) return undefined;
  return { used: Number(dollars), limit: Number(mostDollars), unit: "dollars" };
}
