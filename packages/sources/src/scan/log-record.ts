import type { RunListItem, RunState, SourceKind } from "@wheelhouse/core";
import type { CachedLine, CachedLog, LogUpdate } from "../cache/cached-log.ts";
import type { Member } from "../lineage/member.ts";
import type { FoundLog, LogFormat, Translator } from "../log-format.ts";
import { type Cursor, cursorAt } from "../read/cursor.ts";

/** Where a log was found. */
export interface LogPlace {
  readonly id: string;
  readonly name: string;
  readonly kind: SourceKind;
}

/** What it takes to fold the next line of a log. */
export interface LogFold {
  readonly state: RunState;
  readonly translator: Translator;
  /** Seq of the last checkpoint. */
  checkpoint: number;
}

/** What the cache does not know yet of a log. */
export interface LogNews {
  isAnew: boolean;
  checkpoints: LogUpdate["checkpoints"][number][];
  lines: CachedLine[];
}

/** A log, how far it has been read, and what came of it. Changed only by who reads. */
export interface LogRecord {
  readonly run: string;
  readonly log: FoundLog;
  readonly format: LogFormat;
  readonly place: LogPlace;
  cursor: Cursor;
  mtimeMs: number;
  seq: number;
  bad: number;
  unknown: number;
  item: RunListItem | undefined;
  member: Member | undefined;
  lastEventAt: number;
  /**
   * When something was last heard of it: the time of its newest event, but no later than the file was written and read.
   * Who writes times of next year is not alive until then.
   */
  heardAt: number;
  /** Why it could not be read the last time. */
  problem: string | undefined;
  /** Present while it is warm; else it is taken from the cache. */
  fold: LogFold | undefined;
  news: LogNews | undefined;
  /** Whether it is being read right now. */
  isReading: boolean;
}

/** A log of which nothing is known. */
export function newRecord(
  run: string,
  { log, format, place }: { log: FoundLog; format: LogFormat; place: LogPlace },
): LogRecord {
  return {
    run,
    log,
    format,
    place,
    cursor: cursorAt({ dev: 0, ino: 0, size: 0 }),
    mtimeMs: 0,
    seq: 0,
    bad: 0,
    unknown: 0,
    item: undefined,
    member: undefined,
    lastEventAt: 0,
    heardAt: 0,
    problem: undefined,
    fold: undefined,
    news: undefined,
    isReading: false,
  };
}

/** Gives a new record what the cache knows of it. */
export function restore(record: LogRecord, cached: CachedLog): void {
  const { cursor, mtimeMs, heardAt, seq, bad, unknown, item, member } = cached;
  const at = item?.observed?.last_event_at;
  const lastEventAt = at === undefined || at === null ? 0 : Date.parse(at);
  Object.assign(record, { cursor, mtimeMs, heardAt, seq, bad, unknown, member, lastEventAt });
  if (!item) return;
  // The source may have got another name since.
  const { id: source_id, name: source_name } = record.place;
  const observed = item.observed && { ...item.observed, source_id, source_name };
  record.item = { ...item, observed };
}

/** When a run will be silent unless something is heard of it; undefined for one that does not go on. */
export function silentAt({ item, heardAt }: LogRecord, staleMs: number): number | undefined {
  return item?.status === "running" || item?.status === "waiting" ? heardAt + staleMs : undefined;
}

/** Forgets all that was read of a log: it begins anew. */
export function forgetRead(record: LogRecord, cursor: Cursor): void {
  record.cursor = cursor;
  Object.assign(record, { seq: 0, bad: 0, unknown: 0, lastEventAt: 0, heardAt: 0, mtimeMs: 0 });
  record.item = undefined;
  record.member = undefined;
  record.fold = undefined;
  record.news = { isAnew: true, checkpoints: [], lines: [] };
}

/** What the cache is to remember of a record, and from then on does. */
export function takeUpdate(record: LogRecord): LogUpdate | undefined {
  const { news, fold } = record;
  if (!news) return undefined;
  const { run, log, format, cursor, mtimeMs, heardAt, seq, bad, unknown, item, member } = record;
  const { path, name } = log;
  const read = { cursor, mtimeMs, heardAt, seq, bad, unknown };
  const cached = { run, kind: format.kind, path, name, ...read };
  return {
    log: { ...cached, item, member },
    memory: fold && {
      state: fold.state,
      kept: fold.translator.kept(),
      checkpoint: fold.checkpoint,
    },
    ...news,
  };
}
