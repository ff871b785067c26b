import type { Usage } from "../../run/events.ts";
import type { Role } from "../../run/state.ts";
import type { AttemptStatus } from "../timeline/entries.ts";
import type { TextEnd } from "./last-line.ts";

/** One try of a step. Times are wall clock in milliseconds. */
export interface AttemptRecord {
  readonly id: string;
  readonly step: string;
  readonly role: Role;
  readonly generation: number;
  readonly ordinal: number;
  readonly startedAt: number;
  status: AttemptStatus;
  endedAt: number | undefined;
  /** Why it failed, was cancelled, lost or parked. */
  error: string | undefined;
  /** The class of a failure. */
  class: string | undefined;
  /** What it used as far as it has said so; an absent figure is unknown. */
  usage: Usage | undefined;
  session: string | undefined;
  agent: string | undefined;
  version: string | undefined;
  /** How writing is prevented. */
  level: string | undefined;
  /** True when its agent calls no model, so that it uses no tokens; undefined before it has said so. */
  modelFree: boolean | undefined;
  /** The last thing that its agent said or did, as one line. */
  lastLine: string | undefined;
  /** The end of what the agent is saying. */
  saying: TextEnd & { readonly kind: string };
  toolCalls: number;
}

/** The tries of a step. */
export interface StepAttempts {
  readonly attempts: AttemptRecord[];
  /** When the step was settled; undefined while it is not, also when it was and began anew. */
  endedAt: number | undefined;
}

/** All tries of a run, by step. Owned by whoever created it, changed only by `addToAttemptLog`. */
export interface AttemptLog {
  /** Place of the last event in it. */
  seq: number;
  readonly steps: Map<string, StepAttempts>;
  /** By attempt id. */
  readonly attempts: Map<string, AttemptRecord>;
}
