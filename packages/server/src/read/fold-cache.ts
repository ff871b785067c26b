import type { Stored } from "@wheelhouse/journal";
import { streamOf } from "./find-run.ts";
import type { RunEvents } from "./run-events.ts";

/** Events read before others get a turn. */
const PAGE = 2_000;

/** What events have been folded to. */
export interface Folded {
  /** Of the last event in it. Set by whoever folds. */
  seq: number;
}

/** What is made of a run's events, one after the other. */
export interface Folding<F extends Folded> {
  /** How many are kept; the one that was asked for longest ago is folded anew. */
  readonly kept: number;
  /** The fold of no events. */
  readonly empty: (run: string) => F;
  readonly add: (fold: F, event: Stored) => void;
}

/** Folds of runs that go on from where they were: looking at a long run again costs only what is new. */
export class FoldCache<F extends Folded> {
  readonly #journal: RunEvents;
  readonly #folding: Folding<F>;
  readonly #folds = new Map<string, Promise<F>>();
  /** Counts logs that were replaced. */
  #drops = 0;

  constructor(journal: RunEvents, folding: Folding<F>) {
    this.#journal = journal;
    this.#folding = folding;
  }

  /**
   * The fold of a run with everything that is there. Throws `run.unknown`. *Contract*: it belongs
   * to the cache, which goes on with it: read it at once and keep nothing of it.
   */
  async at(run: string): Promise<F> {
    const stream = await streamOf(this.#journal, run);
    const { kept, empty } = this.#folding;
    // One after the other: two readers that fold the same events into one state would double them.
    const before = this.#folds.get(run) ?? Promise.resolve(empty(run));
    const next = before.then((fold) => this.#goOn(fold, stream));
    this.#folds.delete(run);
    this.#folds.set(run, next);
    next.catch(() => this.#folds.delete(run));
    const [oldest] = this.#folds.keys();
    if (this.#folds.size > kept && oldest !== undefined) this.#folds.delete(oldest);
    const drops = this.#drops;
    const fold = await next;
    // It may have begun with events of a log that is no longer there.
    return drops === this.#drops ? fold : this.at(run);
  }

  /** The log of an observed run was replaced: what was folded is of another one. Whether anything was. */
  drop(run: string): boolean {
    const wasKept = this.#folds.delete(run);
    if (wasKept) this.#drops++;
    return wasKept;
  }

  async #goOn(fold: F, stream: string): Promise<F> {
    const { add } = this.#folding;
    const head = await this.#journal.head(stream);
    while (fold.seq < head) {
      const to = Math.min(fold.seq + PAGE, head);
      const events = await this.#journal.read(stream, { from: fold.seq + 1, to });
      for (const event of events) add(fold, event);
      fold.seq = to;
      if (to < head) await new Promise(setImmediate);
    }
    return fold;
  }
}
