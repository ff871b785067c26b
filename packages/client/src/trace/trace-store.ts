import type { TraceColumns, WheelhouseError } from "@wheelhouse/core";
import type { RowColumns } from "./row-columns.ts";

/** One row of a run. */
export interface TraceRow {
  readonly seq: number;
  /** Milliseconds. */
  readonly at: number;
  readonly type: string;
  readonly step: string | null;
  readonly attempt: string | null;
  /** Whether `data` is kept; when it is not, `ensure` fetches it. */
  readonly isLoaded: boolean;
  readonly data: unknown;
}

/**
 * Rows of one run, outside of any view. Where, when and whose every known row is stays, in 18 bytes;
 * what rows say is kept of the newest 20,000, and of 10,000 that were looked at last.
 */
export interface TraceStore {
  /** The run's last row that is known to exist; 0 for none. */
  readonly head: number;
  /** How many rows are kept with what they say. */
  readonly loaded: number;
  /** Another number after each change. */
  readonly version: number;
  /** Called after each change, however fast they come. */
  subscribe(listener: () => void): () => void;
  /** Rows up to `head` exist, such as a snapshot says: they are fetched when somebody looks at them. */
  grow(head: number): void;
  /**
   * Takes rows in any order. *Contract*: rows that are known are left as they are, so the same ones may
   * come often. What is missing before them is fetched by itself, as far back as data is kept.
   */
  append(rows: TraceColumns): void;
  /** Whether all of these rows are there with their data; fetches what is not. */
  ensure(from: number, to: number): boolean;
  /** Undefined for a row that there is not, or of which nothing is known yet. */
  row(seq: number): TraceRow | undefined;
  /** Columns by `seq - 1`, as long as they are or longer; not to be changed, and not to be kept over a change. */
  readonly columns: RowColumns;
  typeOf(id: number): string | null;
  stepOf(id: number): string | null;
  /** Why the last fetch failed; null when it did not. It is tried again by itself, for what was looked at last. */
  readonly error: WheelhouseError | null;
  /** All of it is of another journal. */
  clear(): void;
  /** Fetches nothing more. */
  close(): void;
}
