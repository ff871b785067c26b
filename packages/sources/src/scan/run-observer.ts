import type { RunState, SearchHit, SourceKind } from "@wheelhouse/core";
import type { Stored } from "@wheelhouse/journal";

/** A run of a log, as those are told who look across runs. */
export interface SeenRun {
  /** Its id, which begins with `x-`. */
  readonly run: string;
  readonly kind: SourceKind;
  /** The file. */
  readonly path: string;
}

/**
 * Looks across runs. All calls are made by the one who reads, one after the other.
 * *Contract*: never throws; what takes long is done later. After a crash the events of the last moments are told again
 * with the same seqs.
 */
export interface RunObserver {
  /** A run that the cache remembers: told once, at the start, before anything else of it. The state is only read. */
  known(seen: SeenRun, state: () => RunState | undefined): void;
  /** New events of a run, already folded into `state`, which is only read and only valid during the call. */
  folded(seen: SeenRun, state: RunState, events: readonly Stored[]): void;
  /** All that was told of a run is void: it is gone, or read anew from its beginning. */
  forgot(run: string): void;
  /** Called before the cache remembers that what was told has been read. */
  keep(): void;
}

/** What is known of runs only by looking at all of them. */
export interface Lineage extends RunObserver {
  /** Whether a run tells of the same as another one, so that it is left out of the list. */
  isJoined(run: string): boolean;
  /** Runs that tell of the same as this one, also when this one is our own. */
  joinedTo(run: string): readonly { readonly run: string; readonly source: string }[];
  /** The run of a session's own file. */
  runOf(session: string): string | undefined;
  /** Sessions that are only thought to belong to a run, by place and time. */
  probable(
    run: string,
  ): readonly { readonly session: string; readonly agent: string; readonly run: string }[];
  /** Runs whose answers have changed since the last call, because another run was read. */
  takeChanged(): readonly string[];
}

/** Finds texts in sessions. */
export interface SearchIndex extends RunObserver {
  search(
    text: string,
    limit: number,
  ): Promise<{ readonly hits: readonly SearchHit[]; readonly since: number | null }>;
  close(): void;
}
