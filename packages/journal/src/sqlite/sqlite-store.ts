import type { AppendReceipt, Projection, Row } from "../journal.ts";
import { Lru } from "../lru.ts";
import type { Store, StreamHead, Writes } from "../store/store.ts";
import type { Database, Statement } from "./database.ts";
import {
  createProjection,
  dropProjection,
  projectionTable,
  rowOf,
  type ProjectionTable,
} from "./projection-table.ts";
import { classNumber, SqliteReads } from "./sqlite-reads.ts";
import { asInteger, asText } from "./sql-value.ts";

/** Streams and rows that are remembered between appends; those of the runs that are being driven. */
const KEPT = 10_000;

/**
 * The writing half of the SQLite form.
 *
 * What is remembered between transactions (heads, rows, counters) is what this connection wrote or
 * read last. It is dropped after a rollback, and when `data_version` says that another connection
 * has committed; both are decided at `begin`, when nobody else can write any more.
 */
export class SqliteStore extends SqliteReads implements Store {
  readonly #heads = new Lru<string, StreamHead>(KEPT);
  readonly #rows = new Map<string, Lru<string, Row | null>>();
  readonly #tables = new Map<string, ProjectionTable>();
  readonly #sql: ReturnType<typeof prepareWrites>;
  #dataVersion: number | undefined;
  #gseq = 0;
  #streamId = 0;

  constructor(db: Database) {
    super(db);
    this.#sql = prepareWrites(db);
  }

  begin(): void {
    this.#sql.begin.run();
    const version = asInteger(this.#sql.dataVersion.get()?.[0]);
    if (version === this.#dataVersion) return;
    this.#forget();
    this.#gseq = super.lastGseq();
    this.#streamId = asInteger(this.#sql.lastStreamId.get()?.[0] ?? 0);
    this.#dataVersion = version;
  }

  commit(): void {
    this.#sql.commit.run();
  }

  rollback(): void {
    this.#dataVersion = undefined;
    // SQLite has already rolled back after some errors, such as a full disk.
    if (this.db.inTransaction) this.#sql.rollback.run();
  }

  override head(stream: string): StreamHead | undefined {
    if (!this.db.inTransaction) return super.head(stream);
    const known = this.#heads.get(stream);
    if (known !== undefined) return known;
    const head = super.head(stream);
    if (head !== undefined) this.#heads.set(stream, head);
    return head;
  }

  override lastGseq(): number {
    return this.db.inTransaction ? this.#gseq : super.lastGseq();
  }

  lastStreamId(): number {
    return this.#streamId;
  }

  lastFence(): number {
    return asInteger(this.#sql.fence.get()?.[0] ?? 0);
  }

  receipt(key: string): AppendReceipt | undefined {
    const row = this.#sql.receipt.get(key);
    if (row === undefined) return undefined;
    const receipt: AppendReceipt = JSON.parse(asText(row[0]));
    return receipt;
  }

  row(projection: Projection, key: string): Row | undefined {
    const kept = this.#keptRows(projection);
    let row = kept.get(key);
    if (row === undefined) {
      const { select, columns } = this.#table(projection);
      const values = select.get(key);
      row = values === undefined ? null : rowOf(columns, values);
      kept.set(key, row);
    }
    return row ?? undefined;
  }

  write(writes: Writes): void {
    const sql = this.#sql;
    for (const head of writes.streams.values()) {
      if (head.id > this.#streamId) sql.addStream.run(head.id, head.name, head.fence);
      else if (head.fence !== this.head(head.name)?.fence) sql.setFence.run(head.fence, head.id);
    }
    for (const [hash, bytes] of writes.blobs) sql.addBlob.run(hash, bytes);
    for (const batch of writes.batches) {
      const { gseq, stream, seq, count, version, at, body } = batch;
      sql.addBatch.run(gseq, stream.id, seq, count, classNumber(batch), version, at, body);
    }
    for (const [key, receipt] of writes.receipts) sql.addReceipt.run(key, JSON.stringify(receipt));
    for (const [projection, rows] of writes.rows) this.#writeRows(projection, rows);
    if (writes.fence !== undefined) sql.setCounter.run(writes.fence);
    this.#remember(writes);
  }

  resetProjection(projection: Projection): void {
    this.#tables.delete(projection.name);
    this.#rows.delete(projection.name);
    dropProjection(this.db, projection.name);
    createProjection(this.db, projection);
  }

  #writeRows(projection: Projection, rows: ReadonlyMap<string, Row | null>): void {
    const { columns, upsert, remove } = this.#table(projection);
    const kept = this.#keptRows(projection);
    for (const [key, row] of rows) {
      if (row === null) remove.run(key);
      else upsert.run(...columns.map((column) => row[column] ?? null));
      kept.set(key, row);
    }
  }

  #remember(writes: Writes): void {
    for (const head of writes.streams.values()) {
      this.#heads.set(head.name, head);
      if (head.id > this.#streamId) this.#streamId = head.id;
    }
    this.#gseq = writes.batches.at(-1)?.gseq ?? this.#gseq;
  }

  #forget(): void {
    this.#heads.clear();
    this.#rows.clear();
  }

  #keptRows({ name }: Projection): Lru<string, Row | null> {
    let kept = this.#rows.get(name);
    if (kept === undefined) {
      kept = new Lru(KEPT);
      this.#rows.set(name, kept);
    }
    return kept;
  }

  #table(projection: Projection): ProjectionTable {
    let table = this.#tables.get(projection.name);
    if (table === undefined) {
      table = projectionTable(this.db, projection);
      this.#tables.set(projection.name, table);
    }
    return table;
  }
}

function prepareWrites(db: Database) {
  const statement = (sql: string): Statement => db.prepare(sql);
  return {
    begin: statement(`BEGIN IMMEDIATE`),
    commit: statement(`COMMIT`),
    rollback: statement(`ROLLBACK`),
    dataVersion: statement(`PRAGMA data_version`),
    lastStreamId: statement(`SELECT max(id) FROM stream`),
    addStream: statement(`INSERT INTO stream(id, name, fence) VALUES (?, ?, ?)`),
    setFence: statement(`UPDATE stream SET fence = ? WHERE id = ?`),
    addBatch: statement(
      `INSERT INTO batch(gseq, stream, seq, count, class, version, at, body) ` +
        `VALUES (?, ?, ?, ?, ?, ?, ?, ?)`,
    ),
    addBlob: statement(`INSERT INTO blob(hash, bytes) VALUES (?, ?) ON CONFLICT DO NOTHING`),
    receipt: statement(`SELECT body FROM receipt WHERE key = ?`),
    addReceipt: statement(`INSERT INTO receipt(key, body) VALUES (?, ?)`),
    fence: statement(`SELECT value FROM counter WHERE name = 'fence'`),
    setCounter: statement(
      `INSERT INTO counter(name, value) VALUES ('fence', ?) ` +
        `ON CONFLICT(name) DO UPDATE SET value = excluded.value`,
    ),
  };
}
