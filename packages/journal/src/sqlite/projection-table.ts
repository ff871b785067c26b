import { WheelhouseError } from "@wheelhouse/core";
import type { Projection, Row } from "../journal.ts";
import { definitionOf } from "../projection/check-projections.ts";
import type { RowQuery } from "../store/store.ts";
import type { Database, SqlRow, SqlValue, Statement } from "./database.ts";
import { asText } from "./sql-value.ts";

/** The statements for the rows of one projection; a row's values come in the order of `columns`. */
export interface ProjectionTable {
  readonly columns: readonly string[];
  readonly select: Statement;
  readonly upsert: Statement;
  readonly remove: Statement;
}

/** Prepares the statements for a projection whose table is there. */
export function projectionTable(db: Database, projection: Projection): ProjectionTable {
  const columns = Object.keys(projection.columns);
  const table = tableOf(projection.name);
  const key = quote(projection.key);
  const names = columns.map(quote).join(", ");
  const marks = columns.map(() => "?").join(", ");
  const updates = columns
    .filter((column) => column !== projection.key)
    .map((column) => `${quote(column)} = excluded.${quote(column)}`);
  const conflict = updates.length === 0 ? "NOTHING" : `UPDATE SET ${updates.join(", ")}`;
  return {
    columns,
    select: db.prepare(`SELECT ${names} FROM ${table} WHERE ${key} = ?`),
    upsert: db.prepare(
      `INSERT INTO ${table}(${names}) VALUES (${marks}) ON CONFLICT(${key}) DO ${conflict}`,
    ),
    remove: db.prepare(`DELETE FROM ${table} WHERE ${key} = ?`),
  };
}

/** Drops a projection's table and its registration. */
export function dropProjection(db: Database, name: string): void {
  db.exec(`DROP TABLE IF EXISTS ${tableOf(name)}`);
  db.prepare(`DELETE FROM projection WHERE name = ?`).run(name);
}

/** Makes an empty table and its indexes, and registers the definition that they follow. */
export function createProjection(db: Database, projection: Projection): void {
  const { name, version, columns, key, indexes = [] } = projection;
  const table = tableOf(name);
  const parts = Object.entries(columns).map(
    ([column, type]) => `${quote(column)} ${type}${column === key ? " PRIMARY KEY NOT NULL" : ""}`,
  );
  db.exec(`CREATE TABLE ${table}(${parts.join(", ")}) STRICT, WITHOUT ROWID`);
  for (const each of indexes) {
    const indexed = [each].flat();
    const called = quote(`p_${name}_by_${indexed.join("_")}`);
    db.exec(`CREATE INDEX ${called} ON ${table}(${indexed.map(quote).join(", ")})`);
  }
  db.prepare(`INSERT INTO projection(name, version, definition) VALUES (?, ?, ?)`).run(
    name,
    version,
    definitionOf(projection),
  );
}

/** Names, versions and definitions of the projections in the file, as one comparable text each. */
export function registeredProjections(db: Database): ReadonlyMap<string, string> {
  const rows = db.prepare(`SELECT name, version || ' ' || definition FROM projection`).all();
  return new Map(rows.map(([name, text]) => [asText(name), asText(text)]));
}

/** The text under which a projection is registered. */
export function registrationOf(projection: Projection): string {
  return `${projection.version} ${definitionOf(projection)}`;
}

/** Looks at the table of a projection; the definition in the file says which columns there are. */
export function selectRows(db: Database, name: string, query: RowQuery): readonly Row[] {
  const { columns: all, key } = definitionIn(db, name);
  const checked = (column: string): string => {
    if (all.includes(column)) return quote(column);
    throw new WheelhouseError("internal", `The projection ${name} has no column ${column}.`);
  };
  const { where = {}, orderBy, descending = false, limit = -1, after, columns = all } = query;
  const values: SqlValue[] = [];
  const conditions = Object.entries(where).map(([column, value]) => {
    values.push(value);
    return `${checked(column)} IS ?`;
  });
  const by = orderBy ?? key;
  if (after) {
    // As two conditions an index gives the place at once; a pair of values compares as the order does.
    values.push(after.value, after.value, after.key);
    const [op, to] = descending ? ["<=", "<"] : [">=", ">"];
    conditions.push(`${checked(by)} ${op} ?`, `(${checked(by)}, ${checked(key)}) ${to} (?, ?)`);
  }
  const filter = conditions.length === 0 ? "" : `WHERE ${conditions.join(" AND ")}`;
  const direction = descending ? "DESC" : "ASC";
  const order = [...new Set([by, key])].map((column) => `${checked(column)} ${direction}`);
  const statement = db.prepare(
    `SELECT ${columns.map(checked).join(", ")} FROM ${tableOf(name)} ${filter} ` +
      `ORDER BY ${order.join(", ")} LIMIT ?`,
  );
  return statement.all(...values, limit).map((row) => rowOf(columns, row));
}

/** A row with its columns' names. */
export function rowOf(columns: readonly string[], values: SqlRow): Row {
  const row: Record<string, string | number | null> = {};
  columns.forEach((column, index) => {
    const value = values[index];
    row[column] = typeof value === "string" || typeof value === "number" ? value : null;
  });
  return row;
}

function definitionIn(db: Database, name: string): { columns: readonly string[]; key: string } {
  const row = db.prepare(`SELECT definition FROM projection WHERE name = ?`).get(name);
  if (row === undefined)
    throw new WheelhouseError("internal", `The journal has no projection ${name}.`);
  const { columns, key }: { columns: Record<string, string>; key: string } = JSON.parse(
    asText(row[0]),
  );
  return { columns: Object.keys(columns), key };
}

function tableOf(name: string): string {
  return quote(`p_${name}`);
}

// Names are plain (check-projections); quoting only keeps SQL keywords from meaning something.
function quote(name: string): string {
  return `"${name}"`;
}
