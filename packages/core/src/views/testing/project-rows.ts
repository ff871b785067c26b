import type { ForeignEvent } from "../known-event.ts";
import type { Row, RunProjection } from "../rows/projection.ts";

/** The rows of a projection after appends to one stream, as a journal would keep them: copies, without holes. */
export function projectRows(
  projection: RunProjection,
  stream: string,
  appends: readonly (readonly ForeignEvent[])[],
  before: () => void = () => undefined,
): Map<string, Row>[] {
  let rows = new Map<string, Row>();
  return appends.map((events) => {
    before();
    const changes = projection.project(stream, events, (key) => rows.get(key));
    rows = new Map(rows);
    for (const { key, row } of changes) {
      if (row === null) rows.delete(key);
      else rows.set(key, complete(projection, key, row));
    }
    return rows;
  });
}

function complete({ columns, key: keyColumn, name }: RunProjection, key: string, row: Row): Row {
  if (row[keyColumn] !== key) throw new Error(`${name} gives a row with another key`);
  for (const column of Object.keys(row))
    if (columns[column] === undefined) throw new Error(`${name} gives the column ${column}`);
  return Object.fromEntries(
    Object.entries(columns).map(([column, type]) => {
      const value = row[column] ?? null;
      const isFit =
        value === null ||
        (type === "TEXT"
          ? typeof value === "string"
          : type === "INTEGER"
            ? Number.isSafeInteger(value)
            : Number.isFinite(value));
      if (!isFit) throw new Error(`${name} gives ${String(value)} for ${type} ${column}`);
      return [column, value];
    }),
  );
}
