/**
 * One place that is watched: finds its logs, and has them read when they change.
 *
 * Owns: the watcher, and what is wrong with the place. Does not own: what its logs say (the book).
 */
import { sep } from "node:path";
import { lstatSync, type Stats } from "node:fs";
import { stat } from "node:fs/promises";
import type { SourceObject } from "@wheelhouse/core";
import type { FSWatcher } from "chokidar";
import type { FoundLog, LogFormat } from "../log-format.ts";
import type { LogBook } from "../scan/log-book.ts";
import type { LogPlace, LogRecord } from "../scan/log-record.ts";
import { sourceId } from "../scan/run-id.ts";
import { inBatches } from "../scan/in-batches.ts";
import { codeOf, reasonOf } from "../scan/walk-logs.ts";
import { watchDirectory } from "../watch/watch-directory.ts";
import type { SourcePlace } from "./source-place.ts";

/** Problems of a place that are kept; the others are counted. */
const MOST_PROBLEMS = 20;
/** Files that are asked for at once. */
const AT_ONCE = 32;
/** How long the first look may keep us from watching, in ms. */
const WATCH_AFTER_MS = 2_000;

/** See the file's header. */
export class WatchedSource {
  readonly place: SourcePlace;
  readonly id: string;
  readonly name: string;
  readonly #format: LogFormat | undefined;
  readonly #book: LogBook;
  readonly #now: () => number;
  #watcher: FSWatcher | undefined;
  #toWatch: NodeJS.Timeout | undefined;
  #watchProblem: string | undefined;
  #problems: readonly string[] = [];
  #isMissing = false;
  #scannedAt: number | undefined;
  #scanning: Promise<void> | undefined;
  #next: Promise<void> | undefined;
  #isClosed = false;

  constructor(
    place: SourcePlace,
    { format, book, now }: { format: LogFormat | undefined; book: LogBook; now: () => number },
  ) {
    this.place = place;
    this.id = sourceId(place.kind, place.path);
    this.name = place.name ?? nameOf(place);
    this.#format = format;
    this.#book = book;
    this.#now = now;
  }

  get isMissing(): boolean {
    return this.#isMissing;
  }

  get scannedAt(): number | undefined {
    return this.#scannedAt;
  }

  get status(): SourceObject["status"] {
    if (this.#isMissing) return "missing";
    return this.problems.length > 0 ? "failing" : "ok";
  }

  /** What is wrong, in sentences without their ends. */
  get problems(): readonly string[] {
    const unread = this.records().flatMap(({ problem }) => problem ?? []);
    const all = [...this.#problems, ...unread];
    return this.#watchProblem === undefined ? all : [this.#watchProblem, ...all];
  }

  records(): readonly LogRecord[] {
    return [...this.#book.all()].filter(({ place }) => place.id === this.id);
  }

  /** Looks for logs and has read what changed since the call. Those who ask while it looks share the look after it. Never rejects. */
  scan(): Promise<void> {
    if (this.#scanning === undefined) {
      this.#scanning = this.#scan()
        .catch((error: unknown) => {
          // Nobody waits for most looks, and no source keeps another from being looked at.
          this.#problems = [`${this.place.path} cannot be read: ${reasonOf(error)}`];
        })
        .finally(() => {
          this.#scanning = undefined;
        });
      return this.#scanning;
    }
    this.#next ??= this.#scanning.then(() => {
      this.#next = undefined;
      return this.#isClosed ? undefined : this.scan();
    });
    return this.#next;
  }

  async close(): Promise<void> {
    this.#isClosed = true;
    clearTimeout(this.#toWatch);
    await this.#watcher?.close();
    await this.#next;
    await this.#scanning;
  }

  async #scan(): Promise<void> {
    const { path } = this.place;
    const there = await stat(path).catch((error: unknown) => ({ error }));
    const code = "error" in there ? codeOf(there.error) : undefined;
    this.#isMissing = code === "ENOENT" || code === "ENOTDIR";
    if ("error" in there) {
      this.#problems = this.#isMissing ? [] : [`${path} cannot be read: ${reasonOf(there.error)}`];
      await this.#unwatch();
      if (this.#isMissing) for (const record of this.records()) this.#book.drop(record);
      this.#scannedAt = this.#now();
      return;
    }
    if (!there.isDirectory()) this.#problems = [`${path} is no directory`];
    else if (this.#format) {
      await this.#look(this.#format);
      this.#watchSoon(this.#format);
    } else this.#problems = [];
    this.#scannedAt = this.#now();
  }

  async #look(format: LogFormat): Promise<void> {
    const problems: string[] = [];
    const report = (problem: string): void => void problems.push(problem);
    const lost = new Set(this.records());
    const found: LogRecord[] = [];
    try {
      for await (const log of format.discover(this.place.path, report))
        found.push(this.#record(format, log));
    } catch (error) {
      report(`${this.place.path} cannot be read: ${reasonOf(error)}`);
    }
    for (const record of found) lost.delete(record);
    const changed = await inBatches(found, AT_ONCE, async (record) => changeOf(record));
    if (this.#isClosed) return;
    // What nobody has written to for long may wait.
    for (const { record } of changed
      .flatMap((each) => each ?? [])
      .toSorted((a, b) => b.mtimeMs - a.mtimeMs))
      this.#book.look(record, false);
    for (const record of lost) this.#book.look(record, false);
    const more = problems.length - MOST_PROBLEMS;
    this.#problems = problems.slice(0, MOST_PROBLEMS);
    if (more > 0) this.#problems = [...this.#problems, `and ${more} more`];
  }

  #record(format: LogFormat, log: FoundLog): LogRecord {
    const place: LogPlace = { id: this.id, name: this.name, kind: this.place.kind };
    return this.#book.found(place, format, log);
  }

  /**
   * To begin to watch costs about as much as to look: what was found is read first, but not for long. What changes before
   * everything is watched is found by the look after that.
   */
  #watchSoon(format: LogFormat): void {
    if (this.#watcher || this.#toWatch) return;
    const late = new Promise<void>((resolve) => {
      this.#toWatch = setTimeout(resolve, WATCH_AFTER_MS);
    });
    void Promise.race([this.#book.drained(), late]).then(() => {
      clearTimeout(this.#toWatch);
      this.#toWatch = undefined;
      if (!this.#isClosed && !this.#isMissing) this.#watch(format);
    });
  }

  #watch(format: LogFormat): void {
    const { path: root } = this.place;
    const fail = (error: unknown): void => {
      this.#watchProblem = `changes are only seen once a minute: ${reasonOf(error)}`;
    };
    try {
      this.#watcher = watchDirectory({
        root,
        depth: format.depth,
        wants: (path) => format.logAt(root, path) !== undefined,
        onFile: (path) => {
          const log = format.logAt(root, path);
          if (log && !this.#isClosed) this.#book.look(this.#record(format, log), true);
        },
        onReady: () => {
          if (!this.#isClosed) void this.scan();
        },
        onError: fail,
      });
      this.#watchProblem = undefined;
    } catch (error) {
      fail(error);
    }
  }

  async #unwatch(): Promise<void> {
    const watcher = this.#watcher;
    this.#watcher = undefined;
    await watcher?.close();
  }
}

/**
 * When a log was changed, if it was since it was read. Its directory has just been listed, so that this waits for nothing;
 * asked in the background it would cost ten times as much, for each log at every look.
 */
function changeOf(
  record: LogRecord,
): { readonly record: LogRecord; readonly mtimeMs: number } | undefined {
  const { cursor, log } = record;
  const stats = statsOf(log.path);
  if (!stats) return undefined;
  const { ino, size, mtimeMs } = stats;
  const isKnown =
    ino === cursor.ino && size === cursor.offset + cursor.half && mtimeMs === record.mtimeMs;
  return isKnown ? undefined : { record, mtimeMs };
}

/** What a path is; undefined when that cannot be known: reading it says why. */
function statsOf(path: string): Stats | undefined {
  try {
    return lstatSync(path, { throwIfNoEntry: false });
  } catch {
    return undefined;
  }
}

const NAMES: { readonly [kind in SourcePlace["kind"]]: string } = {
  "run-log": "Run logs",
  claude: "Claude Code",
  qwen: "Qwen Code",
  codex: "Codex",
  otlp: "OpenTelemetry",
  repositories: "Repositories",
};

/** A place that nobody named is called by its kind, and by the end of its path when there may be several. */
function nameOf({ kind, path, origin }: SourcePlace): string {
  if (origin === "default") return NAMES[kind];
  const end = path.split(sep).slice(-2).join(sep);
  return kind === "run-log" ? end : `${NAMES[kind]} in ${end}`;
}
