import {
  addToAttemptLog,
  type AttemptLog,
  createAttemptLog,
  createRunState,
  reduce,
  type RunState,
} from "@wheelhouse/core";
import type { Journal } from "../server-deps.ts";
import { asRunEvent } from "./as-run-event.ts";
import { streamOf } from "./find-run.ts";

/** Folds that are kept; the one that was asked for longest ago is folded anew. */
const KEPT = 32;
/** Events read before others get a turn. */
const PAGE = 2_000;

/** A run as far as it has come. Belongs to {@link RunFolds}: read it at once and keep nothing of it. */
export interface RunFold {
  readonly state: RunState;
  readonly attempts: AttemptLog;
  /** Seq of the last event in it. */
  seq: number;
}

/** Folds of runs that go on from where they were: looking at a long run again costs only what is new. */
export class RunFolds {
  readonly #journal: Journal;
  readonly #folds = new Map<string, Promise<RunFold>>();

  constructor(journal: Journal) {
    this.#journal = journal;
  }

  /** The fold of a run with everything that is journaled. Throws `run.unknown`. */
  async at(run: string): Promise<RunFold> {
    const stream = await streamOf(this.#journal, run);
    // One after the other: two readers that fold the same events into one state would double them.
    const before = this.#folds.get(run) ?? Promise.resolve(emptyFold(run));
    const next = before.then((fold) => this.#goOn(fold, stream));
    this.#folds.delete(run);
    this.#folds.set(run, next);
    next.catch(() => this.#folds.delete(run));
    const [oldest] = this.#folds.keys();
    if (this.#folds.size > KEPT && oldest !== undefined) this.#folds.delete(oldest);
    return next;
  }

  async #goOn(fold: RunFold, stream: string): Promise<RunFold> {
    for (;;) {
      const events = await this.#journal.read(stream, {
        from: fold.seq + 1,
        to: fold.seq + PAGE,
      });
      for (const event of events.map(asRunEvent)) {
        reduce(fold.state, event);
        addToAttemptLog(fold.attempts, event);
        fold.seq = event.seq;
      }
      if (events.length < PAGE) return fold;
      await new Promise(setImmediate);
    }
  }
}

function emptyFold(run: string): RunFold {
  return { state: createRunState(run), attempts: createAttemptLog(), seq: 0 };
}
