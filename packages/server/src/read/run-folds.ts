import {
  addToAttemptLog,
  type AttemptLog,
  createAttemptLog,
  createRunState,
  reduce,
  type RunState,
  StepRevs,
} from "@wheelhouse/core";
import type { Journal } from "../server-deps.ts";
import { asRunEvent } from "./as-run-event.ts";
import { FoldCache, type Folded } from "./fold-cache.ts";

/** Runs whose fold is kept. */
const KEPT = 32;

/** A run as far as it has come. */
export interface RunFold extends Folded {
  readonly state: RunState;
  /** Without the last lines of what agents say, which nobody is shown here. */
  readonly attempts: AttemptLog;
  /** Which of it changed when. */
  readonly revs: StepRevs;
  /** Global position of the last event that changed it. */
  rev: number;
}

/** What agents say changes nothing but the last line of their attempt. */
const SAID: ReadonlySet<string> = new Set(["agent.text", "agent.thought", "agent.note"]);

/** What runs have come to. */
export type RunFolds = FoldCache<RunFold>;

/** What the runs of a journal have come to, each folded once. */
export function runFolds(journal: Pick<Journal, "read" | "head">): RunFolds {
  return new FoldCache<RunFold>(journal, {
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
      fold.rev = stored.gseq;
      reduce(state, event);
      const attempt = addToAttemptLog(attempts, event);
      revs.add(state, event, { rev: stored.gseq, hasChanged: attempt !== undefined });
    },
  });
}
