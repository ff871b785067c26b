import type {
  AddSource,
  BadLine,
  ObservedExtra,
  RunListItem,
  SearchHit,
  SourceKind,
  SourceObject,
  SourcePreview,
} from "@wheelhouse/core";
import type { Stored } from "@wheelhouse/journal";

/** An observed run that changed. */
export interface ObservedChange {
  readonly run: string;
  /** Seq of its first new event; 1 when it was read anew from its beginning. */
  readonly from: number;
  /** Seq of its last event; 0 when it is gone. */
  readonly to: number;
}

/**
 * Runs that other harnesses drive, as far as their logs tell.
 *
 * *Contract*: nothing here ever writes where it reads. A run's events have a `seq` from 1 without gaps and `gseq` 0: they
 * are in no journal, and a log that was replaced begins again at 1. One broken log never keeps another from being read.
 */
export interface Observed {
  /** Runs as items of the list, as they are now; those that are joined to another run are left out. In no order. */
  items(): readonly RunListItem[];
  /** One of them; undefined for a run that is not in the list. */
  item(run: string): RunListItem | undefined;
  /** After this many silent milliseconds an open run is stale. */
  readonly staleMs: number;
  /** Whether the run is one of them, also one that is joined to another. */
  has(run: string): boolean;
  /** What is known of a run that is not in its events. */
  extra(run: string): ObservedExtra | undefined;
  /** Seq of its last event; 0 when there is none. */
  head(run: string): number;
  /** Its events from one seq to another, both included. */
  read(run: string, from: number, to: number): Promise<readonly Stored[]>;
  /** Lines of its log that are no events, the first ones. */
  badLines(
    run: string,
    limit: number,
  ): Promise<{ readonly total: number; readonly lines: readonly BadLine[] }>;
  /** What tells of one of our own attempts, such as spans that its agent sent: ids of joined runs. */
  joinedTo(run: string): readonly { readonly run: string; readonly source: string }[];
  search(
    text: string,
    limit: number,
  ): Promise<{ readonly hits: readonly SearchHit[]; readonly since: number | null }>;
  sources(): Promise<readonly SourceObject[]>;
  /** Throws `source.unreadable`, `source.unclear`, or `settings.invalid` where the list of what was added is damaged. */
  addSource(source: AddSource): Promise<SourceObject>;
  /** Throws `source.unknown`, or `settings.invalid` as above. */
  removeSource(id: string): Promise<void>;
  /** Throws `source.unreadable` or `source.unclear`. */
  preview(path: string, kind: SourceKind | undefined): Promise<SourcePreview>;
  /** Reads what is new now; resolves when everything that was there at the call has been read. */
  scan(): Promise<void>;
  /**
   * Tells of changes until the answer is called; several of a run within some 50 ms come as one. That a run has become
   * stale is a change, told at its time: nobody else needs a clock for it.
   */
  onChange(listener: (changes: readonly ObservedChange[]) => void): () => void;
  close(): Promise<void>;
}
