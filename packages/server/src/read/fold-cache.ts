import type { Stored } from "@wheelhouse/journal";
import type { Journal } from "../server-deps.ts";
import { streamOf } from "./find-run.ts";

/** Events read before others get a turn. */
const PAGE = 2_000;

/** What is made of a run's events, one after the other. */
export interface Folding<F> {
  /** How many are kept; the one that was asked for longest ago is folded anew. */
  readonly kept: number;
  readonly empty: (run: string) => F;
  readonly add: (fold: F, event: Stored) => void;
}

/** Folds of runs that go on from where they were: looking at a long run again costs only what is new. */
export class FoldCache<F> {
  readonly #journal: Pick<Journal, "read" | "head">;
  readonly #folding: Folding<F>;
  readonly #folds = new Map<string, Promise<Folded<F>>>();

  constructor(journal: Pick<Journal, "read" | "head">, folding: Folding<F>) {
    this.#journal = journal;
    this.#folding = folding;
  }

  /**
   * The fold of a run with everything that is journaled. Throws `run.unknown`. *Contract*: it belongs
   * to the cache, which goes on with it: read it at once and keep nothing of it.
   */
  async at(run: string): Promise<F> {
    const stream = await streamOf(this.#journal, run);
    const { kept, empty } = this.#folding;
    // One after the other: two readers that fold the same events into one state would double them.
    const before = this.#folds.get(run) ?? Promise.resolve({ fold: empty(run), seq: 0 });
    const next = before.then((folded) => this.#goOn(folded, stream));
    this.#folds.delete(run);
    this.#folds.set(run, next);
    next.catch(() => this.#folds.delete(run));
    const [oldest] = this.#folds.keys();
    if (this.#folds.size > kept && oldest !== undefined) this.#folds.delete(oldest);
    return (await next).fold;
  }

  async #goOn(folded: Folded<F>, stream: string): Promise<Folded<F>> {
    for (;;) {
      const { fold, seq } = folded;
      const events = await this.#journal.read(stream, { from: seq + 1, to: seq + PAGE });
      for (const event of events) this.#folding.add(fold, event);
      folded.seq = events.at(-1)?.seq ?? seq;
      if (events.length < PAGE) return folded;
      await new Promise(setImmediate);
    }
  }
}

interface Folded<F> {
  readonly fold: F;
  /** Of the last event in it. */
  seq: number;
}
