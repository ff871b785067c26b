import { LineReader } from "../read/read-lines.ts";
import type { LogRecord } from "./log-record.ts";

/** Logs that are read at once: while one waits for the disk, another is translated. */
const READERS = 2;

/**
 * Logs that wait to be read: those that have just changed before all others.
 * *Contract*: a log is never read twice at once; `read` answers whether there is more of it, and then it is its turn
 * again when all others had theirs.
 */
export class ReadQueue {
  readonly #read: (record: LogRecord, reader: LineReader) => Promise<boolean>;
  readonly #readers = Array.from({ length: READERS }, () => new LineReader());
  readonly #reading = new Set<LogRecord>();
  readonly #hot = new Set<LogRecord>();
  readonly #cold = new Set<LogRecord>();
  #working: Promise<void> | undefined;
  #isClosed = false;

  constructor(read: (record: LogRecord, reader: LineReader) => Promise<boolean>) {
    this.#read = read;
  }

  /** Has a log read. One that changes while it is read is read again. */
  push(record: LogRecord, isHot: boolean): void {
    if (isHot) {
      this.#cold.delete(record);
      this.#hot.add(record);
    } else if (!this.#hot.has(record)) this.#cold.add(record);
    this.#start();
  }

  drop(record: LogRecord): void {
    this.#hot.delete(record);
    this.#cold.delete(record);
  }

  /** Resolves when nothing waits. */
  async drained(): Promise<void> {
    while (this.#working !== undefined) await this.#working;
  }

  async close(): Promise<void> {
    this.#isClosed = true;
    this.#hot.clear();
    this.#cold.clear();
    await this.drained();
  }

  #start(): void {
    if (this.#isClosed || this.#working !== undefined) return;
    this.#working = this.#workAll().finally(() => {
      this.#working = undefined;
      if (this.#hot.size + this.#cold.size > 0) this.#start();
    });
  }

  async #workAll(): Promise<void> {
    // Whoever is asked to read may have another log read: it must see that somebody works.
    await Promise.resolve();
    await Promise.all(this.#readers.map((reader) => this.#work(reader)));
  }

  async #work(reader: LineReader): Promise<void> {
    for (let next = this.#next(); next; next = this.#next()) {
      this.#reading.add(next);
      const hasMore = await this.#read(next, reader);
      this.#reading.delete(next);
      if (hasMore && !this.#isClosed && !this.#hot.has(next)) this.#cold.add(next);
    }
  }

  #next(): LogRecord | undefined {
    for (const waiting of [this.#hot, this.#cold])
      for (const record of waiting) {
        if (this.#reading.has(record)) continue;
        waiting.delete(record);
        return record;
      }
    return undefined;
  }
}
