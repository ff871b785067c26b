import type { Stored } from "@wheelhouse/journal";
import type { LogCache } from "../cache/log-cache.ts";
import { translateLine } from "../scan/fold-line.ts";
import type { LogRecord } from "../scan/log-record.ts";
import { isSame } from "./cursor.ts";
import { openLog } from "./open-log.ts";
import { LineReader } from "./read-lines.ts";

/**
 * Events of a log from one seq to another, translated anew from the nearest checkpoint before them. Fewer when the file
 * is not any more what was read of it: it will be read anew, and that is told as a change.
 */
export async function readEvents(
  record: LogRecord,
  cache: LogCache,
  [from, to]: readonly [number, number],
): Promise<readonly Stored[]> {
  const last = Math.min(to, record.seq);
  const first = Math.max(1, from);
  if (first > last) return [];
  const { run, cursor, format, log } = record;
  // What the cache knows of a log that is read anew is still that of the old one.
  const point = record.news?.isAnew === true ? undefined : cache.checkpointBefore(run, first);
  using file = await openLog(log.path);
  if (!isSame(file.fd, file.facts, cursor)) return [];
  const translator = format.translate(log, point?.kept);
  const events: Stored[] = [];
  let seq = point?.seq ?? 0;
  const sink = {
    blank: () => undefined,
    broken: () => undefined,
    line(text: string): void {
      if (seq >= last) return;
      for (const event of translateLine(translator, text).events) {
        seq++;
        if (seq >= first && seq <= last)
          events.push({ ...event, seq, gseq: 0, stream: `run/${run}` });
      }
    },
  };
  const range = {
    offset: point?.offset ?? 0,
    half: 0,
    to: cursor.offset,
    isEnough: () => seq >= last,
  };
  await new LineReader().read(file.fd, range, sink);
  return events;
}
