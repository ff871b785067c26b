/**
 * The logs that are observed: reads what is new in them, remembers it, and tells of it.
 *
 * Owns: every record, and the only calls that change one; what the cache holds. Does not own: where logs are found and
 * when they are looked at.
 */
import { messageOf } from "@wheelhouse/core";
import type { CachedLog } from "../cache/cached-log.ts";
import type { LogCache } from "../cache/log-cache.ts";
import type { Lineage } from "../lineage/lineage.ts";
import type { FoundLog, LogFormat } from "../log-format.ts";
import type { LineReader } from "../read/read-lines.ts";
import type { ChangeBell } from "../watch/change-bell.ts";
import { SilenceClock } from "../watch/silence-clock.ts";
import { CacheWriter } from "./cache-writer.ts";
import { type LogPlace, type LogRecord, newRecord, restore, silentAt } from "./log-record.ts";
import { ReadQueue } from "./read-queue.ts";
import { readOn } from "./read-on.ts";
import { observedRunId } from "./run-id.ts";
import { codeOf, reasonOf } from "./walk-logs.ts";

/** Bytes of a log that are read before another has its turn. */
const TURN_BYTES = 8 * 1024 * 1024;

/** What the book works with. */
export interface LogBookOptions {
  readonly cache: LogCache;
  readonly lineage: Lineage;
  readonly bell: ChangeBell;
  /** Wall clock in milliseconds. */
  readonly now: () => number;
  /** After this many silent milliseconds an open run is stale. */
  readonly staleMs: number;
  readonly onError: (error: unknown) => void;
}

/** See the file's header. */
export class LogBook {
  readonly #options: LogBookOptions;
  readonly #records = new Map<string, LogRecord>();
  readonly #cached: Map<string, CachedLog>;
  readonly #queue = new ReadQueue((record, reader) => this.#read(record, reader));
  readonly #writer: CacheWriter;
  readonly #silence: SilenceClock;

  constructor(options: LogBookOptions) {
    this.#options = options;
    this.#cached = new Map(options.cache.logs().map((log) => [log.run, log]));
    this.#writer = new CacheWriter(options.cache, options.onError);
    const onSilent = (runs: readonly string[]): void => this.#tellSilent(runs);
    this.#silence = new SilenceClock({ now: options.now, onSilent });
  }

  get(run: string): LogRecord | undefined {
    return this.#records.get(run);
  }

  all(): Iterable<LogRecord> {
    return this.#records.values();
  }

  /** The record of a log that was found; the first place that finds it keeps it. */
  found(place: LogPlace, format: LogFormat, log: FoundLog): LogRecord {
    const run = observedRunId(format.kind, log);
    const known = this.#records.get(run);
    if (known) return known;
    const record = newRecord(run, { log, format, place });
    this.#records.set(run, record);
    const cached = this.#cached.get(run);
    this.#cached.delete(run);
    if (cached && cached.path === log.path) {
      restore(record, cached);
      if (record.member) this.#options.lineage.set(record.member);
      // Nothing of it is new: who remembers it too goes on from there.
      if (record.item) this.touch(record);
      this.#awaitSilence(record);
    }
    return record;
  }

  /** Has a log read soon; one that has just changed before all others. */
  look(record: LogRecord, isHot: boolean): void {
    this.#queue.push(record, isHot);
  }

  /** A log is not there any more, or not to be watched. */
  drop(record: LogRecord): void {
    if (this.#records.get(record.run) !== record) return;
    this.#queue.drop(record);
    this.#records.delete(record.run);
    const { lineage } = this.#options;
    // What was shown in its place stands for itself now, or is shown in that of another copy.
    const hidden = [
      ...lineage.joinedTo(record.run).map(({ run }) => run),
      ...lineage.childrenOf(record.run),
    ];
    lineage.delete(record.run);
    this.#silence.await(record.run, undefined);
    this.#writer.forget(record);
    this.#options.bell.ring({ run: record.run, from: 1, to: 0 });
    for (const run of hidden) {
      const other = this.#records.get(run);
      if (other) this.touch(other);
    }
  }

  /** Forgets what the cache holds of logs that no place has found. */
  forgetUnfound(): void {
    this.#writer.forgetRuns([...this.#cached.keys()]);
    this.#cached.clear();
  }

  /** Resolves when nothing waits to be read. */
  drained(): Promise<void> {
    return this.#queue.drained();
  }

  /** Something of a run has changed that is not in its events. */
  touch(record: LogRecord): void {
    this.#ring(record, record.seq + 1);
  }

  async close(): Promise<void> {
    this.#silence.close();
    await this.#queue.close();
    this.#writer.close();
  }

  async #read(record: LogRecord, reader: LineReader): Promise<boolean> {
    if (this.#records.get(record.run) !== record) return false;
    const { cache, onError, now } = this.#options;
    const tools = { cache, reader, mostBytes: TURN_BYTES, now };
    try {
      const { bad, unknown } = record;
      const sessions = record.member?.sessions.length;
      const { from, hasMore } = await this.#readingOn(record, tools);
      record.problem = undefined;
      if (this.#records.get(record.run) !== record) return false;
      this.#writer.wrote(record);
      this.#awaitSilence(record);
      if (from !== undefined) {
        this.#ring(record, from);
        if (record.member) this.#options.lineage.set(record.member);
        if (record.member?.sessions.length !== sessions) this.#tellRelated(record);
        this.#tellAbove(record);
      } else if (record.bad !== bad || record.unknown !== unknown) this.touch(record);
      return hasMore;
    } catch (error) {
      if (codeOf(error) === "ENOENT" || codeOf(error) === "ENOTDIR") this.drop(record);
      else {
        record.problem = `${record.log.path} cannot be read: ${reasonOf(error)}`;
        if (codeOf(error) === undefined && messageOf(error) !== NO_FILE) onError(error);
      }
      return false;
    }
  }

  /** Between two parts of a read its cursor lags behind its fold: nobody may remember it then. */
  async #readingOn(
    record: LogRecord,
    tools: Parameters<typeof readOn>[1],
  ): ReturnType<typeof readOn> {
    record.isReading = true;
    try {
      return await readOn(record, tools);
    } finally {
      record.isReading = false;
    }
  }

  #awaitSilence(record: LogRecord): void {
    this.#silence.await(record.run, silentAt(record, this.#options.staleMs));
  }

  /** A run that became stale has changed although nothing was written, and so has what it is shown in. */
  #tellSilent(runs: readonly string[]): void {
    for (const run of runs) {
      const record = this.#records.get(run);
      if (!record) continue;
      this.touch(record);
      this.#tellAbove(record);
    }
  }

  /** The run that this one is shown in: what that one has used has changed with it. */
  #tellAbove({ run }: LogRecord): void {
    const { lineage } = this.#options;
    const seen = new Set([run]);
    for (
      let above = aboveOf(run);
      above !== undefined && !seen.has(above);
      above = aboveOf(above)
    ) {
      seen.add(above);
      const record = this.#records.get(above);
      if (record) this.touch(record);
    }

    function aboveOf(of: string): string | undefined {
      return lineage.joinedInto(of) ?? lineage.parentOf(of);
    }
  }

  /** Runs that are now shown in another's place, or in their own again. */
  #tellRelated({ run }: LogRecord): void {
    const { lineage } = this.#options;
    const into = lineage.joinedInto(run);
    const related = lineage.joinedTo(run).map((other) => other.run);
    for (const each of into === undefined ? related : [...related, into]) {
      const other = this.#records.get(each);
      if (other) this.touch(other);
    }
  }

  #ring(record: LogRecord, from: number): void {
    this.#options.bell.ring({ run: record.run, from, to: record.seq });
  }
}

/** What `openLog` says of what is no plain file: no fault of ours. */
const NO_FILE = "it is no plain file";
