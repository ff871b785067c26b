import {
  addToAttemptLog,
  type AttemptLog,
  createAttemptLog,
  createRunState,
  reduce,
  type RunState,
  StepRevs,
} from "@wheelhouse/core";
import type { Stored } from "@wheelhouse/journal";
import { asRunEvent } from "./as-run-event.ts";
import { FoldCache, type Folded } from "./fold-cache.ts";
import type { RunEvents } from "./run-events.ts";

/** Runs whose fold is kept. */
const KEPT = 32;

/** A run as far as it has come. */
export interface RunFold extends Folded {
  readonly state: RunState;
  /** Without the last lines of what agents say, which nobody is shown here. */
  readonly attempts: AttemptLog;
  /** Which of it changed when. */
  readonly revs: StepRevs;
  /** Place of the last event that changed it: see {@link placeOf}. */
  rev: number;
}

/** What agents say changes nothing but the last line of their attempt. */
const SAID: ReadonlySet<string> = new Set(["agent.text", "agent.thought", "agent.note"]);

/** What runs have come to. */
export type RunFolds = FoldCache<RunFold>;

/** The place of an event that `revs` know: its global position, and in an observed run, which has none, its seq. */
export function placeOf({ gseq, seq }: Pick<Stored, "gseq" | "seq">): number {
  return gseq === 0 ? seq : gseq;
}

/** What runs have come to, each folded once. */
export function runFolds(events: RunEvents): RunFolds {
  return new FoldCache<RunFold>(events, {
    kept: KEPT,
    empty: (run) => ({
      state: createRunState(run),
      attempts: createAttemptLog(),
      revs: new StepRevs(),
      seq: 0,
      rev: 0,
    }),
    add(fold, stored) {
      const { state, attempts, revs } = fold;
      const event = asRunEvent(stored);
      if (SAID.has(event.type)) return;
      fold.rev = placeOf(stored);
      reduce(state, event);
      const attempt = addToAttemptLog(attempts, event);
      revs.add(state, event, { rev: fold.rev, hasChanged: attempt !== undefined });
    },
  });
}
