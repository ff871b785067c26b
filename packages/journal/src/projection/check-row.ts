import { Refusal } from "../append/refusal.ts";
import type { Projection, Row } from "../journal.ts";

/**
 * The row with every column of the projection, in their order, an absent one null: what a look at
 * the table gives back. Throws a `journal.invalid` refusal when the table could not hold it.
 */
export function checkRow(projection: Projection, key: string, row: Row): Row {
  const { name, columns } = projection;
  const full: Record<string, string | number | null> = {};
  let known = 0;
  for (const column in columns) {
    const value = row[column];
    if (value !== undefined) known += 1;
    if (!fits(columns[column], value))
      throw new Refusal(
        "journal.invalid",
        `The projection ${name} gives ${JSON.stringify(value)} for its ${columns[column]} column ${column}.`,
      );
    full[column] = value ?? null;
  }
  if (known !== Object.keys(row).length)
    throw new Refusal("journal.invalid", `The projection ${name} gives a column that it has not.`);
  if (row[projection.key] !== key)
    throw new Refusal("journal.invalid", `The projection ${name} gives a row with another key.`);
  return full;
}

function fits(type: string | undefined, value: unknown): boolean {
  if (value === null || value === undefined) return true;
  if (type === "TEXT") return typeof value === "string";
  if (type === "INTEGER") return Number.isSafeInteger(value);
  return Number.isFinite(value);
}
