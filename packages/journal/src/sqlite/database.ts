import { resolve } from "node:path";
import { DatabaseSync, type StatementSync } from "node:sqlite";
import { pathToFileURL } from "node:url";
import { explainSqlError } from "./sql-error.ts";

/** A value that SQLite takes and gives. */
export type SqlValue = null | number | bigint | string | Uint8Array;

/** A row as an array of its columns. */
export type SqlRow = readonly SqlValue[];

/** How a file is opened. */
export interface DatabaseOptions {
  readonly readOnly?: boolean | undefined;
  /** The file has no writer as long as it is open: nothing is locked and nothing made beside it. */
  readonly immutable?: boolean | undefined;
  /** Kept in memory only: the path is but a name, and all is gone when it is closed. */
  readonly memory?: boolean | undefined;
}

/** Opens a file and prepares the connection; it is closed again when `prepare` throws. */
export function openDatabase(
  path: string,
  options: DatabaseOptions,
  prepare: (db: Database) => void,
): Database {
  const db = new Database(path, options);
  try {
    prepare(db);
    return db;
  } catch (error) {
    db.close();
    throw error;
  }
}

/**
 * The one place that knows the driver. Rows are arrays, statements are prepared once by their
 * text, and an error comes out as a refusal or a `WheelhouseError` that names the file.
 */
export class Database {
  /** Path of the file, for messages. */
  readonly path: string;
  readonly #db: DatabaseSync;
  readonly #statements = new Map<string, Statement>();

  constructor(path: string, options: DatabaseOptions) {
    const { readOnly = false, immutable = false, memory = false } = options;
    this.path = path;
    const source = pathToFileURL(resolve(path));
    if (immutable) source.searchParams.set("immutable", "1");
    if (memory) source.searchParams.set("mode", "memory");
    this.#db = this.#explained(() => new DatabaseSync(source, { readOnly }));
  }

  get inTransaction(): boolean {
    return this.#db.isTransaction;
  }

  /** Runs statements that take and give nothing. */
  exec(sql: string): void {
    this.#explained(() => this.#db.exec(sql));
  }

  /** The statement of this text; prepared at the first call. */
  prepare(sql: string): Statement {
    let statement = this.#statements.get(sql);
    if (statement === undefined) {
      statement = new Statement(
        this.path,
        this.#explained(() => this.#db.prepare(sql)),
      );
      this.#statements.set(sql, statement);
    }
    return statement;
  }

  close(): void {
    this.#statements.clear();
    if (this.#db.isOpen) this.#explained(() => this.#db.close());
  }

  #explained<T>(work: () => T): T {
    try {
      return work();
    } catch (error) {
      throw explainSqlError(error, this.path);
    }
  }
}

/** A prepared statement. */
export class Statement {
  readonly #path: string;
  readonly #statement: StatementSync;

  constructor(path: string, statement: StatementSync) {
    this.#path = path;
    this.#statement = statement;
    statement.setReturnArrays(true);
  }

  run(...values: SqlValue[]): void {
    try {
      this.#statement.run(...values);
    } catch (error) {
      throw explainSqlError(error, this.#path);
    }
  }

  /** The first row. */
  get(...values: SqlValue[]): SqlRow | undefined {
    try {
      const row: unknown = this.#statement.get(...values);
      return isArray(row) ? row : undefined;
    } catch (error) {
      throw explainSqlError(error, this.#path);
    }
  }

  all(...values: SqlValue[]): readonly SqlRow[] {
    try {
      const rows: unknown = this.#statement.all(...values);
      return isArray<SqlRow>(rows) ? rows : [];
    } catch (error) {
      throw explainSqlError(error, this.#path);
    }
  }
}

// The driver's types do not know that rows are arrays; `setReturnArrays` has made them so.
function isArray<T = SqlValue>(value: unknown): value is readonly T[] {
  return Array.isArray(value);
}
