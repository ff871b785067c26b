/** A clock may be set and a machine may sleep meanwhile: no longer than this is waited at once, in milliseconds. */
const LONGEST_MS = 60_000;

/** What the clock works with. */
interface SilenceClockOptions {
  /** Wall clock in milliseconds. */
  readonly now: () => number;
  /** Told of all that have become silent, each once for each time that it was awaited. */
  readonly onSilent: (runs: readonly string[]) => void;
}

/**
 * Says when runs become silent, each at its own time: the one place that does.
 * *Contract*: has one timer at most, and none while no run is awaited.
 */
export class SilenceClock {
  readonly #options: SilenceClockOptions;
  /** When each run will be silent unless something is heard of it, in ms of the wall clock. */
  readonly #due = new Map<string, number>();
  #next: { readonly at: number; readonly timer: NodeJS.Timeout } | undefined;

  constructor(options: SilenceClockOptions) {
    this.#options = options;
  }

  /** A run will be silent at a time unless something is heard of it; undefined: never. What is so already is not told. */
  await(run: string, at: number | undefined): void {
    if (at === undefined || at <= this.#options.now()) {
      this.#due.delete(run);
      return;
    }
    this.#due.set(run, at);
    this.#wakeAt(at);
  }

  close(): void {
    clearTimeout(this.#next?.timer);
    this.#due.clear();
  }

  /** What was put off is seen when the timer comes: to set it anew with every word of a run would cost more. */
  #wakeAt(at: number): void {
    if (this.#next !== undefined && this.#next.at <= at) return;
    clearTimeout(this.#next?.timer);
    const ms = Math.min(LONGEST_MS, Math.max(0, at - this.#options.now()));
    this.#next = { at, timer: setTimeout(() => this.#wake(), ms).unref() };
  }

  #wake(): void {
    this.#next = undefined;
    const now = this.#options.now();
    const silent: string[] = [];
    let next = Number.POSITIVE_INFINITY;
    for (const [run, at] of this.#due)
      if (at <= now) {
        silent.push(run);
        this.#due.delete(run);
      } else next = Math.min(next, at);
    if (next !== Number.POSITIVE_INFINITY) this.#wakeAt(next);
    if (silent.length > 0) this.#options.onSilent(silent);
  }
}
