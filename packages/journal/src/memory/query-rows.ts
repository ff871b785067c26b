import { WheelhouseError } from "@wheelhouse/core";
import type { Projection, Row } from "../journal.ts";
import type { RowQuery } from "../store/store.ts";

type Value = string | number | null;

/** Answers a look at a projection as SQLite would: null before all else, text by its UTF-8 bytes, ties by key. */
export function queryRows(
  table: { projection: Projection; rows: ReadonlyMap<string, Row> } | undefined,
  name: string,
  query: RowQuery,
): readonly Row[] {
  if (table === undefined)
    throw new WheelhouseError("internal", `The journal has no projection ${name}.`);
  const { key, columns } = table.projection;
  const { where = {}, orderBy = key, descending = false, limit, after, columns: only } = query;
  for (const column of [orderBy, ...Object.keys(where), ...(only ?? [])])
    if (columns[column] === undefined)
      throw new WheelhouseError("internal", `The projection ${name} has no column ${column}.`);
  const sign = descending ? -1 : 1;
  const wanted = Object.entries(where);
  const isAfter = (row: Row): boolean => {
    if (after === undefined) return true;
    const value = row[orderBy] ?? null;
    if (value === null) return false;
    return sign * (compare(value, after.value) || compare(row[key], after.key)) > 0;
  };
  return [...table.rows.values()]
    .filter((row) => wanted.every(([column, value]) => row[column] === value) && isAfter(row))
    .sort((a, b) => sign * (compare(a[orderBy], b[orderBy]) || compare(a[key], b[key])))
    .slice(0, limit)
    .map((row) => (only === undefined ? row : pick(row, only)));
}

function pick(row: Row, columns: readonly string[]): Row {
  return Object.fromEntries(columns.map((column) => [column, row[column] ?? null]));
}

function compare(a: Value = null, b: Value = null): number {
  if (typeof a === "string" && typeof b === "string")
    return Buffer.compare(Buffer.from(a), Buffer.from(b));
  if (a === b) return 0;
  if (a === null) return -1;
  if (b === null) return 1;
  return a < b ? -1 : 1;
}
