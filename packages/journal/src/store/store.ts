import type { AppendReceipt, EventClass, Projection, Row, RowPlace } from "../journal.ts";
import type { Batch, StreamRef } from "./batch.ts";

/** Where a stream stands. */
export interface StreamHead extends StreamRef {
  /** Seq of its last event. */
  readonly seq: number;
  /** The highest fence that a writer has shown; 0 when none has. */
  readonly fence: number;
}

/** A stretch of one stream. `from` and `to` are seqs; batches that reach over an edge are given whole. */
export interface Stretch {
  readonly from: number;
  readonly to?: number | undefined;
  readonly class?: EventClass | undefined;
  /** Most batches to give. */
  readonly limit?: number | undefined;
  /** Only batches whose body has this in it. */
  readonly mention?: string | undefined;
}

/** Equalities, order, limit and columns of a look at a projection. */
export interface RowQuery {
  readonly columns?: readonly string[] | undefined;
  readonly where?: Row | undefined;
  readonly orderBy?: string | undefined;
  readonly descending?: boolean | undefined;
  readonly limit?: number | undefined;
  readonly after?: RowPlace | undefined;
}

/** What a store answers to anybody who reads. */
export interface ReadStore {
  /** The stream as it stands now, also after an append of another process. */
  head(stream: string): StreamHead | undefined;
  /** Names with this prefix, oldest first. */
  streams(prefix: string): readonly string[];
  /** Position of the last event of all; 0 in an empty store. */
  lastGseq(): number;
  batches(stream: StreamRef, stretch: Stretch): readonly Batch[];
  /** Batches of all streams whose last event lies after a global position, in order. */
  batchesAfter(gseq: number, limit: number): readonly Batch[];
  /** Seq of the stream's last batch that ends at or before a global position; 0 when none does. */
  seqAt(stream: StreamRef, gseq: number): number;
  rows(projection: string, query: RowQuery): readonly Row[];
  blob(hash: string): Uint8Array | undefined;
  close(): void;
}

/** What a transaction puts into a store. */
export interface Writes {
  /** Streams as they stand afterwards. */
  readonly streams: ReadonlyMap<string, StreamHead>;
  /** In global order. */
  readonly batches: readonly Batch[];
  /** Bytes by their SHA-256. */
  readonly blobs: ReadonlyMap<string, Uint8Array>;
  /** By idempotency key. */
  readonly receipts: ReadonlyMap<string, AppendReceipt>;
  /** By key; a null row deletes. */
  readonly rows: ReadonlyMap<Projection, ReadonlyMap<string, Row | null>>;
  /** The last fence given, when one was taken. */
  readonly fence: number | undefined;
}

/** What an append is checked against: the store, or changes that lie over it. */
export interface Known {
  head(stream: string): StreamHead | undefined;
  receipt(key: string): AppendReceipt | undefined;
  row(projection: Projection, key: string): Row | undefined;
  lastGseq(): number;
  lastStreamId(): number;
  lastFence(): number;
}

/**
 * A store that can be written.
 *
 * *Contract*: between `begin` and `commit` or `rollback` no other writer, of this process or
 * another, changes anything, and the answers include what `write` has put. After `commit` it is
 * durable. When a call throws, `rollback` takes everything since `begin` back. A throw of an
 * `AppendRefusal` blames what was written; any other blames the file or the disk.
 */
export interface Store extends ReadStore, Known {
  begin(): void;
  write(writes: Writes): void;
  commit(): void;
  rollback(): void;
  /** Empties a projection and takes its present definition; inside a transaction. */
  resetProjection(projection: Projection): void;
}
