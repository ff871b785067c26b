import type { EventClass, Row } from "../journal.ts";
import type { Batch, StreamRef } from "../store/batch.ts";
import type { ReadStore, RowQuery, StreamHead, Stretch } from "../store/store.ts";
import { BATCH_EVENTS } from "../store/batch.ts";
import type { Database, SqlRow, SqlValue, Statement } from "./database.ts";
import { selectRows } from "./projection-table.ts";
import { asBytes, asInteger, asText, unexpected } from "./sql-value.ts";

const CLASSES = ["run", "agent"] as const;
const COLUMNS = "gseq, seq, count, class, version, at, body";
/** SQLite takes a negative limit as none. */
const NO_LIMIT = -1;

/** The reading half of the SQLite form; works on a connection that may not write. */
export class SqliteReads implements ReadStore {
  protected readonly db: Database;
  /** Names by id; a stream is never renamed. */
  readonly #names = new Map<number, StreamRef>();
  readonly #head: Statement;
  readonly #lastGseq: Statement;
  readonly #after: Statement;

  constructor(db: Database) {
    this.db = db;
    this.#head = db.prepare(
      `SELECT id, fence, (SELECT max(seq) FROM batch WHERE stream = id) FROM stream WHERE name = ?`,
    );
    this.#lastGseq = db.prepare(`SELECT max(gseq) FROM batch`);
    this.#after = db.prepare(
      `SELECT ${COLUMNS}, stream FROM batch WHERE gseq > ? ORDER BY gseq LIMIT ?`,
    );
  }

  head(stream: string): StreamHead | undefined {
    const row = this.#head.get(stream);
    if (row === undefined) return undefined;
    const [id, fence, seq] = row;
    return { id: asInteger(id), name: stream, seq: asInteger(seq ?? 0), fence: asInteger(fence) };
  }

  streams(prefix: string): readonly string[] {
    const statement = this.db.prepare(
      `SELECT name FROM stream WHERE name >= ? AND name < ? || char(1114111) ORDER BY id`,
    );
    return statement.all(prefix, prefix).map(([name]) => asText(name));
  }

  lastGseq(): number {
    return asInteger(this.#lastGseq.get()?.[0] ?? 0);
  }

  batches(stream: StreamRef, stretch: Stretch): readonly Batch[] {
    const { from, to = Number.MAX_SAFE_INTEGER - BATCH_EVENTS, limit = NO_LIMIT } = stretch;
    const { class: only, mention } = stretch;
    // A batch has at most BATCH_EVENTS events, hence one that reaches over `to` ends soon after it.
    const range = `stream = ? AND seq >= ? AND seq < ? + ${BATCH_EVENTS}`;
    const classes = only === undefined ? "" : " AND class = ?";
    const mentions = mention === undefined ? "" : " AND instr(body, ?) > 0";
    const statement = this.db.prepare(
      `SELECT ${COLUMNS} FROM batch WHERE ${range}${classes}${mentions} ORDER BY seq LIMIT ?`,
    );
    const values: SqlValue[] = [stream.id, from, to];
    if (only !== undefined) values.push(CLASSES.indexOf(only));
    if (mention !== undefined) values.push(mention);
    return statement.all(...values, limit).map((row) => toBatch(row, stream));
  }

  batchesAfter(gseq: number, limit: number): readonly Batch[] {
    return this.#after.all(gseq, limit).map((row) => toBatch(row, this.#name(asInteger(row[7]))));
  }

  seqAt(stream: StreamRef, gseq: number): number {
    // The plus keeps SQLite on the stream's index, which it walks from the end.
    const statement = this.db.prepare(
      `SELECT seq FROM batch WHERE stream = ? AND +gseq <= ? ORDER BY seq DESC LIMIT 1`,
    );
    return asInteger(statement.get(stream.id, gseq)?.[0] ?? 0);
  }

  rows(projection: string, query: RowQuery): readonly Row[] {
    return selectRows(this.db, projection, query);
  }

  blob(hash: string): Uint8Array | undefined {
    const row = this.db.prepare(`SELECT bytes FROM blob WHERE hash = ?`).get(hash);
    return row === undefined ? undefined : asBytes(row[0]);
  }

  close(): void {
    this.db.close();
  }

  #name(id: number): StreamRef {
    const known = this.#names.get(id);
    if (known !== undefined) return known;
    const row = this.db.prepare(`SELECT name FROM stream WHERE id = ?`).get(id);
    const found = { id, name: asText(row?.[0]) };
    this.#names.set(id, found);
    return found;
  }
}

/** The number that stands for a class in the file. */
export function classNumber(batch: Batch): number {
  return CLASSES.indexOf(batch.class);
}

function classOf(value: SqlValue | undefined): EventClass {
  return CLASSES[asInteger(value)] ?? unexpected(value);
}

function toBatch(row: SqlRow, stream: StreamRef): Batch {
  const [gseq, seq, count, eventClass, version, at, body] = row;
  return {
    stream,
    gseq: asInteger(gseq),
    seq: asInteger(seq),
    count: asInteger(count),
    class: classOf(eventClass),
    version: asInteger(version),
    at: asInteger(at),
    body: asText(body),
  };
}
