/**
 * Keeps the full-text index in step with the sessions that are observed.
 *
 * One run after the other, a page of events at a time, others in between: the index may come late, it never holds
 * anything up. What it lacks after a crash, or when its file was deleted, is taken in again.
 */
import type { Stored } from "@wheelhouse/journal";
import type { ObservedChange } from "../observed.ts";
import { type FoundTurn, TurnIndex } from "./turn-index.ts";
import { turnsOf } from "./turns-of.ts";

/** Events read at once. */
const PAGE = 2_000;
const DAY_MS = 86_400_000;

/** What the index asks of those who read the logs. */
export interface SearchFeed {
  /** Whether a run is one whose texts are to be found; its last event's time in ms. */
  lastEventAt(run: string): number | undefined;
  head(run: string): number;
  read(run: string, from: number, to: number): Promise<readonly Stored[]>;
}

/** What a search is opened with. */
export interface SearchOptions {
  /** The index's file. */
  readonly path: string;
  readonly feed: SearchFeed;
  /** How far back turns can be found; 0 is without an end. */
  readonly days: number;
  /** Wall clock in milliseconds. */
  readonly now: () => number;
  readonly onError: (error: unknown) => void;
}

/** See the file's header. */
export class Search {
  readonly #index: TurnIndex;
  readonly #options: SearchOptions;
  /** Runs to look at, those that changed last at the end. */
  readonly #waiting = new Set<string>();
  #working: Promise<void> | undefined;
  #isClosed = false;

  constructor(options: SearchOptions) {
    this.#options = options;
    this.#index = new TurnIndex(options.path);
    const since = this.since();
    if (since !== null) this.#index.forgetBefore(since);
  }

  /** Turns before this time in ms cannot be found; null when all can. */
  since(): number | null {
    const { days, now } = this.#options;
    return days === 0 ? null : now() - days * DAY_MS;
  }

  /** Has changed runs taken in, soon. A run that began anew is forgotten first. */
  changed(changes: readonly ObservedChange[]): void {
    for (const { run, from, to } of changes) {
      if (to === 0 || (from === 1 && this.#index.takenTo(run) > 0)) this.#index.forget(run);
      if (to === 0) this.#waiting.delete(run);
      else this.#waiting.add(run);
    }
    this.#work();
  }

  /** Has all of these runs taken in as far as they are not, and forgets all others. */
  begin(runs: readonly string[]): void {
    const there = new Set(runs);
    for (const run of this.#index.runs()) if (!there.has(run)) this.#index.forget(run);
    for (const run of runs) this.#waiting.add(run);
    this.#work();
  }

  /** Resolves when nothing waits to be taken in. */
  async settled(): Promise<void> {
    while (this.#working !== undefined) await this.#working;
  }

  /** Turns with all words of a text in them, the best first. */
  find(text: string, limit: number): readonly FoundTurn[] {
    return this.#index.search(text, limit);
  }

  /** Which of these names are said in a run. */
  mentions(run: string, names: readonly string[]): readonly string[] {
    return this.#index.mentions(run, names);
  }

  async close(): Promise<void> {
    this.#isClosed = true;
    await this.settled();
    this.#index.close();
  }

  #work(): void {
    this.#working ??= this.#takeAll().finally(() => {
      this.#working = undefined;
      if (this.#waiting.size > 0 && !this.#isClosed) this.#work();
    });
  }

  async #takeAll(): Promise<void> {
    for (const run of this.#waiting) {
      if (this.#isClosed) return;
      this.#waiting.delete(run);
      try {
        await this.#take(run);
      } catch (error) {
        this.#options.onError(error);
      }
    }
  }

  async #take(run: string): Promise<void> {
    const { feed } = this.#options;
    const since = this.since() ?? 0;
    if ((feed.lastEventAt(run) ?? -1) < since) return;
    let seq = this.#index.takenTo(run);
    const head = feed.head(run);
    if (seq > head) {
      this.#index.forget(run);
      seq = 0;
    }
    while (seq < head && !this.#isClosed) {
      const to = Math.min(head, seq + PAGE);
      const events = await feed.read(run, seq + 1, to);
      this.#index.take(
        run,
        to,
        turnsOf(events).filter(({ at }) => at >= since),
      );
      seq = to;
      await new Promise(setImmediate);
    }
  }
}
