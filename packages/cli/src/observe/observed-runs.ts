import type { LogLine, RunListItem, RunObject } from "@wheelhouse/core";

/** Which observed runs are meant: all, or those of a kind or id of a source. */
export interface WhichObserved {
  readonly source?: string | undefined;
}

/** A stretch of a run's events, and its last seq at that time; smaller than what was read before when its log began anew. */
export interface EventStretch {
  readonly events: readonly LogLine[];
  readonly head: number;
}

/** Runs that other harnesses drive, for a command: asked of the server where one runs, else read from the cache. */
export interface ObservedRuns extends AsyncDisposable {
  /** In no order. */
  items(which: WhichObserved): Promise<readonly RunListItem[]>;
  /** A run, whole. Throws `run.unknown`. */
  run(id: string): Promise<RunObject>;
  /** Events after a seq, in order, as many as come at once; none when there are no more now. Throws `run.unknown`. */
  after(id: string, seq: number): Promise<EventStretch>;
}
