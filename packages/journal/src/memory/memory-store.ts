import type { AppendReceipt, Projection, Row } from "../journal.ts";
import type { Batch, StreamRef } from "../store/batch.ts";
import type { RowQuery, Store, StreamHead, Stretch, Writes } from "../store/store.ts";
import { queryRows } from "./query-rows.ts";

/**
 * A store that forgets: for tests and for journals that need not outlive their process. It holds
 * batches as a file would, so what is read is what would have been stored, and no caller can
 * change it. `write` cannot fail half-way, hence there is nothing to roll back.
 */
export class MemoryStore implements Store {
  readonly #heads = new Map<string, StreamHead>();
  readonly #batches: Batch[] = [];
  readonly #byStream = new Map<number, Batch[]>();
  readonly #blobs = new Map<string, Uint8Array>();
  readonly #receipts = new Map<string, AppendReceipt>();
  readonly #tables = new Map<string, { projection: Projection; rows: Map<string, Row> }>();
  #fence = 0;

  begin(): void {}

  commit(): void {}

  rollback(): void {}

  close(): void {}

  write(writes: Writes): void {
    for (const head of writes.streams.values()) this.#heads.set(head.name, head);
    for (const batch of writes.batches) {
      this.#batches.push(batch);
      const own = this.#byStream.get(batch.stream.id);
      if (own === undefined) this.#byStream.set(batch.stream.id, [batch]);
      else own.push(batch);
    }
    for (const [hash, bytes] of writes.blobs) this.#blobs.set(hash, bytes);
    for (const [key, receipt] of writes.receipts) this.#receipts.set(key, receipt);
    for (const [projection, rows] of writes.rows) {
      const table = this.#table(projection);
      for (const [key, row] of rows) {
        if (row === null) table.delete(key);
        else table.set(key, row);
      }
    }
    this.#fence = writes.fence ?? this.#fence;
  }

  resetProjection(projection: Projection): void {
    this.#tables.set(projection.name, { projection, rows: new Map() });
  }

  head(stream: string): StreamHead | undefined {
    return this.#heads.get(stream);
  }

  streams(prefix: string): readonly string[] {
    return [...this.#heads.keys()].filter((name) => name.startsWith(prefix));
  }

  lastGseq(): number {
    return this.#batches.at(-1)?.gseq ?? 0;
  }

  lastStreamId(): number {
    return this.#heads.size;
  }

  lastFence(): number {
    return this.#fence;
  }

  receipt(key: string): AppendReceipt | undefined {
    return this.#receipts.get(key);
  }

  row(projection: Projection, key: string): Row | undefined {
    return this.#table(projection).get(key);
  }

  batches(stream: StreamRef, stretch: Stretch): Batch[] {
    const { from, to = Infinity, class: wanted, limit, mention = "" } = stretch;
    const own = this.#byStream.get(stream.id) ?? [];
    const found: Batch[] = [];
    for (let index = firstAt(own, ({ seq }) => seq >= from); index < own.length; index += 1) {
      const batch = own[index];
      if (batch === undefined || batch.seq - batch.count >= to || found.length === limit) break;
      const isWanted = wanted === undefined || batch.class === wanted;
      if (isWanted && batch.body.includes(mention)) found.push(batch);
    }
    return found;
  }

  batchesAfter(gseq: number, limit: number): readonly Batch[] {
    const start = firstAt(this.#batches, (batch) => batch.gseq > gseq);
    return this.#batches.slice(start, start + limit);
  }

  seqAt(stream: StreamRef, gseq: number): number {
    const own = this.#byStream.get(stream.id) ?? [];
    return own[firstAt(own, (batch) => batch.gseq > gseq) - 1]?.seq ?? 0;
  }

  rows(projection: string, query: RowQuery): readonly Row[] {
    return queryRows(this.#tables.get(projection), projection, query);
  }

  blob(hash: string): Uint8Array | undefined {
    return this.#blobs.get(hash)?.slice();
  }

  #table(projection: Projection): Map<string, Row> {
    const table = this.#tables.get(projection.name);
    if (table !== undefined) return table.rows;
    const rows = new Map<string, Row>();
    this.#tables.set(projection.name, { projection, rows });
    return rows;
  }
}

/** Index of the first batch that is `late`, where all after a late one are late; their number when none is. */
function firstAt(batches: readonly Batch[], isLate: (batch: Batch) => boolean): number {
  let low = 0;
  let high = batches.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    const batch = batches[middle];
    if (batch !== undefined && isLate(batch)) high = middle;
    else low = middle + 1;
  }
  return low;
}
