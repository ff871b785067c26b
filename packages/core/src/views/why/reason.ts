import type { AttemptLog } from "../attempts/attempt-record.ts";

/** One thing that a run waits for or that happens in it. */
export interface Reason {
  readonly kind:
    | "ended"
    | "unborn"
    | "interrupted"
    | "paused"
    | "cancelling"
    | "failing"
    | "sentBack"
    | "request"
    | "running"
    | "subrun"
    | "slot"
    | "parked"
    | "retry"
    | "ready";
  /** The step that it is about; absent when it is about the whole run. */
  readonly step?: string | undefined;
  /** Since when, wall clock in milliseconds; undefined when that is not known. */
  readonly since: number | undefined;
  /** One sentence. */
  readonly text: string;
  /** The command that helps, when there is one. */
  readonly todo: string | undefined;
}

/** What only others than the fold know. */
export interface WhyExtra {
  /** Whether a process drives the run. */
  readonly driven: boolean;
  /** Why steps that could start have not, by step id, as the run's driver says it. */
  readonly parked?: ReadonlyMap<string, string> | undefined;
  /** The run's attempts: since when steps wait, and what agents did last. */
  readonly attempts?: AttemptLog | undefined;
  /** What its sub-runs wait for, by their ids. */
  readonly inner?: ReadonlyMap<string, readonly Reason[]> | undefined;
}
