import type { Json } from "@wheelhouse/core";

/** Which part of a stream an event belongs to: `run` moves state, `agent` is text that recovery skips. */
export type EventClass = "run" | "agent";

/** An event before it has a place. The journal reads `type` and nothing inside `data`. */
export interface Draft {
  readonly type: string;
  readonly step?: string | undefined;
  readonly attempt?: string | undefined;
  readonly data: Json;
}

/** An event in its place. */
export interface Stored extends Draft {
  /** Global position over all streams: only rises, may have gaps. */
  readonly gseq: number;
  readonly stream: string;
  /** Position in its stream: starts at 1, no gaps. */
  readonly seq: number;
  /** Wall clock of the call of `append`, in milliseconds. */
  readonly at: number;
}

/** Events for one stream. */
export interface StreamAppend {
  readonly stream: string;
  /** The seq of the stream's last event as the writer knows it; absent means "wherever it ends". */
  readonly expectedSeq?: number | undefined;
  /** The writer's fence; lower than the stream's highest is refused. */
  readonly fence?: number | undefined;
  readonly class?: EventClass | undefined;
  readonly events: readonly Draft[];
}

/** Where the events of an append went, in the order of its streams. */
export interface AppendReceipt {
  readonly streams: readonly {
    readonly stream: string;
    readonly firstSeq: number;
    readonly lastSeq: number;
  }[];
  readonly gseq: number;
  /** True when the idempotency key had been used: nothing was written and the first receipt is repeated. */
  readonly repeated: boolean;
}

/** A refused append; nothing of it was written. Recognise by `code`, not by class. */
export interface AppendRefusal extends Error {
  readonly code:
    | "journal.conflict"
    | "journal.fenced"
    | "journal.full"
    | "journal.closed"
    | "journal.invalid";
}

/** A row of a projection: a flat record of SQLite values. */
export type Row = Readonly<Record<string, string | number | null>>;

/** A place in the order of rows: the value in the column of the order, and the key. */
export interface RowPlace {
  readonly value: string | number;
  readonly key: string;
}

/**
 * A table that is a pure fold of events. Owned by the package that owns the subject.
 * A changed `version` drops the table and rebuilds it from the events.
 */
export interface Projection {
  readonly name: string;
  readonly version: number;
  /** Column name → SQLite type; `key` is the primary key and must be among them. */
  readonly columns: Readonly<Record<string, "TEXT" | "INTEGER" | "REAL">>;
  readonly key: string;
  /** Columns worth an index, or several together in the order in which they are asked for. */
  readonly indexes?: readonly (string | readonly string[])[];
  /** Streams it reads, by prefix, such as `run/`. */
  readonly streams: string;
  /**
   * Changes after neighbouring events of one stream. `row(key)` gives the current row.
   * *Contract*: pure; sees `run`-class events only; how events are grouped into calls means nothing;
   * a null row deletes. When it throws, the append is refused.
   */
  project(
    stream: string,
    events: readonly Stored[],
    row: (key: string) => Row | undefined,
  ): readonly { readonly key: string; readonly row: Row | null }[];
}

/** What to read from one stream. */
export interface ReadOptions {
  /** First seq, 1 when absent. */
  readonly from?: number | undefined;
  /** Last seq, the end when absent. */
  readonly to?: number | undefined;
  /** Only this class. */
  readonly class?: EventClass | undefined;
  readonly limit?: number | undefined;
  /**
   * Only batches whose stored text (journal-format 3) has this in it. A first look that spares the
   * parsing of what cannot be meant: all events of such a batch come, also those that are not.
   */
  readonly mention?: string | undefined;
  /** The same by a look of one's own. Data that lies in blobs is not in the text. */
  readonly sieve?: ((text: string) => boolean) | undefined;
}

/** What a tail follows. */
export interface TailOptions {
  /** Everything after this global position; 0 is from the start. */
  readonly since: number;
  /** Only this stream. */
  readonly stream?: string | undefined;
  readonly signal?: AbortSignal | undefined;
  /** Called once the tail has replayed all there was and begins to follow. */
  readonly onCaughtUp?: (() => void) | undefined;
}

/**
 * The journal port: ordered streams of events, appended all or nothing.
 *
 * *Contract*: when `append` resolves, the events are durable; when it rejects with an
 * {@link AppendRefusal}, nothing of it was written. Appends are applied in the order of the calls,
 * so a writer may issue the next one with the seq that follows without waiting. One refused
 * append never fails another that shares its commit. Events are taken as they are when `append` is
 * called. An error that is no refusal blames the file or the disk: whether the append is there is
 * known when the journal is opened again.
 */
export interface Journal {
  append(
    appends: readonly StreamAppend[],
    options?: {
      readonly idempotencyKey?: string | undefined;
      readonly flush?: "now" | "soon" | undefined;
    },
  ): Promise<AppendReceipt>;
  read(stream: string, options?: ReadOptions): Promise<readonly Stored[]>;
  /** Last seq of a stream; 0 when it does not exist. */
  head(stream: string): Promise<number>;
  /** Global position of the last event; 0 when there is none. */
  watermark(): Promise<number>;
  /** Names of the streams with a prefix, oldest first. */
  streams(prefix: string): Promise<readonly string[]>;
  /**
   * Replays from a global position, then follows; each item is a non-empty batch in order. Owns no
   * clock. A reader that is slow is served from the store when it asks. Ends when `signal` aborts or
   * the journal closes.
   */
  tail(options: TailOptions): AsyncIterable<readonly Stored[]>;
  /** Tells tails that another process may have appended. */
  wake(): void;
  /** Rows of a projection; `where` are equalities, joined by AND. */
  rows(
    projection: string,
    query?: {
      readonly where?: Row | undefined;
      readonly orderBy?: string | undefined;
      readonly descending?: boolean | undefined;
      readonly limit?: number | undefined;
      /** Only rows that come after this place in the order; rows that have nothing in the column of the order are left out. */
      readonly after?: RowPlace | undefined;
      /** Only these columns. */
      readonly columns?: readonly string[] | undefined;
    },
  ): Promise<readonly Row[]>;
  /** Takes the next fence: higher than any given before, durable when it resolves. */
  nextFence(): Promise<number>;
  /** Stores bytes under their SHA-256 and returns it in hex; they are durable when it resolves. */
  putBlob(bytes: Uint8Array): Promise<string>;
  getBlob(hash: string): Promise<Uint8Array | undefined>;
  /** Drops and rebuilds every projection, in one transaction. */
  rebuild(): Promise<void>;
  /** Writes what waits, ends all tails and refuses what comes later. */
  close(): Promise<void>;
  [Symbol.asyncDispose](): Promise<void>;
}
