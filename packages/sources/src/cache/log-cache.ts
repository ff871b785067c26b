/**
 * What was read of logs, so that they are not read again at every start. Everything in it can be made anew from the logs.
 *
 * Owns: the file, how rows become values again; a row that cannot is taken for one that is not there.
 */
import { deserialize, serialize } from "node:v8";
import { isWheelhouseError } from "@wheelhouse/core";
import type { Database, SqlRow } from "@wheelhouse/journal/database";
import type { CachedLine, CachedLog, Checkpoint, LogMemory, LogUpdate } from "./cached-log.ts";
import type { LogFormat } from "../log-format.ts";
import { cacheVersion } from "./cache-version.ts";
import { deleteCacheFile, openCacheFile } from "./open-cache.ts";
import { rowOf } from "./cached-row.ts";
import { type FlatState, flatState, linkedState } from "./flat-state.ts";

/** Broken lines of a log that are remembered; all are counted. */
export const MOST_BAD_LINES = 1_000;

/** See the file's header. */
export class LogCache {
  readonly #path: string;
  readonly #version: number;
  #db: Database;
  /** Why nothing is kept on the disk, when it is not. */
  readonly problem: string | undefined;

  constructor(path: string, formats: readonly Pick<LogFormat, "kind" | "version">[]) {
    this.#version = cacheVersion(formats);
    const { db, problem } = openCacheFile(path, this.#version);
    this.#path = path;
    this.#db = db;
    this.problem = problem;
  }

  /** All logs. */
  logs(): readonly CachedLog[] {
    const sql =
      "SELECT run, kind, path, name, cursor, mtime, heard, seq, bad, unknown, item, member FROM log";
    const rows = this.#whole(() => this.#db.prepare(sql).all(), []);
    return rows.flatMap((row) => rowOf(row) ?? []);
  }

  /** What it takes to go on with a log. */
  memory(run: string): LogMemory | undefined {
    const sql = "SELECT value FROM memory WHERE run = ?";
    const [value] = this.#whole(() => this.#db.prepare(sql).get(run), undefined) ?? [];
    const memory = read(value);
    return isFlat(memory) ? { ...memory, state: linkedState(memory.state) } : undefined;
  }

  /** The last place of a log before an event from which it can be translated; undefined: its beginning. */
  checkpointBefore(run: string, seq: number): Checkpoint | undefined {
    const sql =
      "SELECT seq, offset, lines, kept FROM checkpoint WHERE run = ? AND seq < ? ORDER BY seq DESC LIMIT 1";
    const row = this.#whole<SqlRow | undefined>(
      () => this.#db.prepare(sql).get(run, seq),
      undefined,
    );
    if (row === undefined) return undefined;
    const [at, offset, lines, kept] = row;
    return { seq: Number(at), offset: Number(offset), lines: Number(lines), kept: read(kept) };
  }

  /** The first broken lines of a log. */
  badLines(run: string, limit: number): readonly CachedLine[] {
    const sql =
      "SELECT line, offset, problem, text FROM bad_line WHERE run = ? ORDER BY line LIMIT ?";
    return this.#whole(() => this.#db.prepare(sql).all(run, limit), []).map(
      ([line, offset, problem, text]) => ({
        line: Number(line),
        offset: Number(offset),
        problem: String(problem),
        text: String(text),
      }),
    );
  }

  /** Remembers all of these, or none. */
  write(updates: readonly LogUpdate[]): void {
    this.#atOnce(() => {
      for (const update of updates) this.#writeOne(update);
    });
  }

  /**
   * Does something with the file. One that turns out to be damaged is thrown away, and the fallback is the answer: what
   * was in it is read again when it is missed.
   */
  #whole<T>(work: () => T, fallback: T): T {
    try {
      return work();
    } catch (error) {
      if (!isWheelhouseError(error) || error.code !== "journal.corrupt") throw error;
      this.#db.close();
      deleteCacheFile(this.#path);
      this.#db = openCacheFile(this.#path, this.#version).db;
      return fallback;
    }
  }

  forget(runs: readonly string[]): void {
    this.#atOnce(() => {
      for (const run of runs)
        for (const table of ["log", "memory", "checkpoint", "bad_line"]) this.#delete(table, run);
    });
  }

  close(): void {
    this.#db.close();
  }

  #writeOne({ log, memory, isAnew, checkpoints, lines }: LogUpdate): void {
    const { run } = log;
    if (isAnew) for (const table of ["memory", "checkpoint", "bad_line"]) this.#delete(table, run);
    this.#db
      .prepare("INSERT OR REPLACE INTO log VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)")
      .run(
        run,
        log.kind,
        log.path,
        log.name,
        JSON.stringify(log.cursor),
        log.mtimeMs,
        log.heardAt,
        log.seq,
        log.bad,
        log.unknown,
        log.item === undefined ? null : JSON.stringify(log.item),
        log.member === undefined ? null : JSON.stringify(log.member),
      );
    if (memory !== undefined) this.#remember(run, memory);
    const point = this.#db.prepare("INSERT OR REPLACE INTO checkpoint VALUES (?, ?, ?, ?, ?)");
    for (const { seq, offset, lines: count, kept } of checkpoints)
      point.run(run, seq, offset, count, kept);
    const bad = this.#db.prepare("INSERT OR REPLACE INTO bad_line VALUES (?, ?, ?, ?, ?)");
    for (const { line, offset, problem, text } of lines) bad.run(run, line, offset, problem, text);
  }

  #remember(run: string, { state, ...rest }: LogMemory): void {
    const flat: FlatMemory = { ...rest, state: flatState(state) };
    this.#db.prepare("INSERT OR REPLACE INTO memory VALUES (?, ?)").run(run, serialize(flat));
  }

  #delete(table: string, run: string): void {
    this.#db.prepare(`DELETE FROM ${table} WHERE run = ?`).run(run);
  }

  #atOnce(work: () => void): void {
    const whole = (): true => {
      this.#db.exec("BEGIN IMMEDIATE");
      try {
        work();
        this.#db.exec("COMMIT");
        return true;
      } catch (error) {
        if (this.#db.inTransaction) this.#db.exec("ROLLBACK");
        throw error;
      }
    };
    // In a file made anew there is room for it.
    if (!this.#whole<boolean>(whole, false)) whole();
  }
}

function read(value: unknown): unknown {
  try {
    return value instanceof Uint8Array ? deserialize(value) : undefined;
  } catch {
    return undefined;
  }
}

/** What is written of a memory. */
type FlatMemory = Omit<LogMemory, "state"> & { readonly state: FlatState };

function isFlat(value: unknown): value is FlatMemory {
  return typeof value === "object" && value !== null && "kept" in value && "state" in value;
}
