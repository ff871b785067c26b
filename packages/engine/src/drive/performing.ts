import type { RunEvent, RunState, Wish } from "@wheelhouse/core";

/** An attempt to begin: what the journal says about it is durable. */
export interface Start {
  readonly wish: Wish;
  readonly attempt: string;
}

/** What a performer may do to its run while its attempt is under way. */
export interface Reporter {
  /** Appends events of the conversation; resolves when they are durable. */
  readonly record: (events: readonly RunEvent[], flush: "now" | "soon") => Promise<void>;
  /** Ends the attempt. The first call counts. */
  readonly deliver: (outcome: readonly RunEvent[]) => void;
  readonly signal: AbortSignal;
  /** Has it told whenever the run is paused or goes on. */
  readonly onPause: (listener: () => void) => void;
}

/** Does an attempt; must deliver exactly one outcome and never throw. */
export type Perform = (start: Start, state: RunState, reporter: Reporter) => void;

/** Why a driver stopped before its run ended. */
export type Stopped = "ended" | "interrupted" | "full" | "fenced" | "broken";
