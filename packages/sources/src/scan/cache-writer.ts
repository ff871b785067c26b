import type { LogCache } from "../cache/log-cache.ts";
import { type LogRecord, takeUpdate } from "./log-record.ts";

/** Logs that are remembered at once, and how long the first of them waits at most. */
const BATCH = 200;
const WAIT_MS = 250;
/** How long to wait after the cache could not be written. */
const AGAIN_MS = 5_000;
/** Logs whose fold stays in memory, those that were read last. */
const WARM = 64;

/**
 * Writes what was read into the cache, many logs at once. What is lost by a crash is read again.
 * *Contract*: never throws; what could not be written waits in memory.
 */
export class CacheWriter {
  readonly #cache: LogCache;
  readonly #onError: (error: unknown) => void;
  readonly #dirty = new Set<LogRecord>();
  readonly #forgotten = new Set<string>();
  readonly #warm = new Set<LogRecord>();
  #timer: NodeJS.Timeout | undefined;

  constructor(cache: LogCache, onError: (error: unknown) => void) {
    this.#cache = cache;
    this.#onError = onError;
  }

  /** A log was read on. */
  wrote(record: LogRecord): void {
    this.#warm.delete(record);
    this.#warm.add(record);
    if (record.news === undefined) return;
    this.#dirty.add(record);
    if (this.#dirty.size >= BATCH) this.#write();
    else this.#later(WAIT_MS);
  }

  forget(record: LogRecord): void {
    this.#dirty.delete(record);
    this.#warm.delete(record);
    this.forgetRuns([record.run]);
  }

  forgetRuns(runs: readonly string[]): void {
    for (const run of runs) this.#forgotten.add(run);
    if (runs.length > 0) this.#later(WAIT_MS);
  }

  close(): void {
    this.#write();
    clearTimeout(this.#timer);
  }

  #later(ms: number): void {
    this.#timer ??= setTimeout(() => this.#write(), ms);
  }

  #write(): void {
    clearTimeout(this.#timer);
    this.#timer = undefined;
    try {
      this.#cache.forget([...this.#forgotten]);
      this.#forgotten.clear();
      const still = [...this.#dirty].filter(({ isReading }) => !isReading);
      this.#cache.write(still.flatMap((record) => takeUpdate(record) ?? []));
      for (const record of still) {
        record.news = undefined;
        this.#dirty.delete(record);
      }
      if (this.#dirty.size > 0) this.#later(WAIT_MS);
    } catch (error) {
      this.#onError(error);
      this.#later(AGAIN_MS);
    }
    this.#cool();
  }

  /** Lets go of folds that the cache has. */
  #cool(): void {
    for (const record of this.#warm) {
      if (this.#warm.size <= WARM) return;
      if (record.news !== undefined || record.isReading) continue;
      record.fold = undefined;
      this.#warm.delete(record);
    }
  }
}
