import { observedItem } from "@wheelhouse/core";
import type { LogCache } from "../cache/log-cache.ts";
import { memberOf } from "../lineage/member.ts";
import { type Cursor, cursorAt, isSame, markOf } from "../read/cursor.ts";
import { openLog } from "../read/open-log.ts";
import type { LineReader } from "../read/read-lines.ts";
import { foldLines, newFold } from "./fold-line.ts";
import { forgetRead, type LogFold, type LogRecord } from "./log-record.ts";

/** What reading needs. */
export interface ReadTools {
  readonly cache: LogCache;
  readonly reader: LineReader;
  /** Bytes to read of one log before another has its turn. */
  readonly mostBytes: number;
  /** Wall clock in milliseconds. */
  readonly now: () => number;
}

/** What came of reading on. */
export interface ReadResult {
  /** Seq of the first new event, when there is one. */
  readonly from: number | undefined;
  /** It was read anew from its beginning. */
  readonly isAnew: boolean;
  /** There is more to read. */
  readonly hasMore: boolean;
}

/**
 * Reads what is new in a log and folds it. Rejects as the file system does; a log that could only be read in
 * part is read anew the next time.
 * *Contract*: a file that is not what was read of it is read anew from its beginning.
 */
export async function readOn(record: LogRecord, tools: ReadTools): Promise<ReadResult> {
  const { cache, reader, mostBytes } = tools;
  using file = await openLog(record.log.path);
  const { fd, facts } = file;
  const hadAny = record.seq > 0;
  let isAnew = false;
  let fold = record.fold;
  if (record.cursor.dev === 0 || !isSame(fd, facts, record.cursor)) {
    isAnew = record.cursor.dev !== 0;
    forgetRead(record, cursorAt(facts));
    fold = newFold(record);
  } else if (record.cursor.offset + record.cursor.half >= facts.size) {
    record.mtimeMs = facts.mtimeMs;
    return { from: undefined, isAnew: false, hasMore: false };
  } else fold ??= recall(record, cache);
  if (!fold) {
    // The cache lost what it takes to go on.
    isAnew = hadAny;
    forgetRead(record, cursorAt(facts));
    fold = newFold(record);
  }
  record.fold = fold;
  const before = { seq: record.seq, bad: record.bad };
  const { cursor } = record;
  const news = (record.news ??= { isAnew: false, checkpoints: [], lines: [] });
  const sink = foldLines(record, fold, news);
  const end = Math.min(facts.size, cursor.offset + cursor.half + mostBytes);
  let at: Pick<Cursor, "offset" | "half">;
  try {
    at = await reader.read(fd, { ...cursor, to: end }, sink);
  } catch (error) {
    // What was folded has no place to go on from.
    forgetRead(record, cursorAt({ dev: 0, ino: 0, size: 0 }));
    throw error;
  }
  const mark = at.offset === cursor.offset ? cursor.mark : markOf(fd, at.offset);
  const { dev, ino } = facts;
  record.seq = fold.state.seq;
  record.bad = sink.bad;
  record.unknown = sink.unknown;
  record.cursor = { dev, ino, ...at, lines: sink.lines, mark };
  const hasMore = at.offset + at.half < facts.size;
  if (!hasMore) record.mtimeMs = facts.mtimeMs;
  const isNew = record.seq > before.seq;
  if (isNew || record.bad > before.bad) tellOf(record, fold, Math.min(facts.mtimeMs, tools.now()));
  const from = isAnew ? 1 : before.seq + 1;
  return { from: isNew || isAnew ? from : undefined, isAnew: isAnew && hadAny, hasMore };
}

/** What is shown of a run without its events. `arrivedAt` is when what was read last was there. */
function tellOf(record: LogRecord, { state }: LogFold, arrivedAt: number): void {
  if (record.seq === 0) return;
  const { place, log, format, bad } = record;
  const found = { sourceId: place.id, sourceName: place.name, path: log.path, badLines: bad };
  record.item = observedItem(state, found);
  record.member = memberOf(state, format.kind);
  record.lastEventAt = state.observed?.lastEventAt ?? state.updatedAt;
  record.heardAt = Math.min(record.lastEventAt, arrivedAt);
}

/** A fold that the cache remembers. */
function recall(record: LogRecord, cache: LogCache): LogFold | undefined {
  if (record.cursor.offset === 0) return newFold(record);
  const memory = cache.memory(record.run);
  if (!memory || memory.state.seq !== record.seq) return undefined;
  const { state, kept, checkpoint } = memory;
  const translator = record.format.translate(record.log, kept);
  return { state, translator, checkpoint };
}
