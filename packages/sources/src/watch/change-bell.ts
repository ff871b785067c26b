import type { ObservedChange } from "../observed.ts";

/** Changes of a run within this time come as one. */
const QUIET_MS = 50;

/** Tells of changed runs: the first at once, those that follow closely together. */
export class ChangeBell {
  readonly #listeners = new Set<(changes: readonly ObservedChange[]) => void>();
  readonly #waiting = new Map<string, ObservedChange>();
  readonly #onError: (error: unknown) => void;
  #timer: NodeJS.Timeout | undefined;
  #toldAt = Number.NEGATIVE_INFINITY;

  constructor(onError: (error: unknown) => void) {
    this.#onError = onError;
  }

  on(listener: (changes: readonly ObservedChange[]) => void): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  /** A run changed; its first new event stays the first of those that wait to be told. */
  ring(change: ObservedChange): void {
    const before = this.#waiting.get(change.run);
    const from = before === undefined ? change.from : Math.min(before.from, change.from);
    this.#waiting.set(change.run, { ...change, from });
    const wait = QUIET_MS - (performance.now() - this.#toldAt);
    this.#timer ??= setTimeout(() => this.#tell(), Math.max(0, wait));
  }

  close(): void {
    clearTimeout(this.#timer);
    this.#listeners.clear();
  }

  #tell(): void {
    this.#timer = undefined;
    this.#toldAt = performance.now();
    const changes = [...this.#waiting.values()];
    this.#waiting.clear();
    for (const listener of this.#listeners) {
      try {
        listener(changes);
      } catch (error) {
        this.#onError(error);
      }
    }
  }
}
