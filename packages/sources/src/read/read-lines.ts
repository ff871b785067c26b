import { isAscii, isUtf8 } from "node:buffer";
import { readAt } from "./open-log.ts";

/** A line that is longer is not read: it would cost its length in memory. */
export const MOST_BYTES = 1024 * 1024;
/** Bytes read at once. */
const CHUNK = 256 * 1024;
/** Bytes of a broken line that are kept to be looked at. */
const SHOWN = 512;
const NEWLINE = 10;

/** Where the lines of a file go; called in their order. */
export interface LineSink {
  /** A line without its end; blank ones are not told. `offset` is where it begins, `end` where the next one does. */
  line(text: string, offset: number, end: number): void;
  /** A line that cannot be text. */
  broken(problem: string, offset: number, end: number, beginning: string): void;
  blank(end: number): void;
}

/** From where to where. */
export interface Range {
  /** Beginning of a line, in bytes. */
  readonly offset: number;
  /** Bytes after it that are known to hold no end of a line. */
  readonly half: number;
  /** No byte from here on is looked at. */
  readonly to: number;
  /** Asked after every chunk. */
  readonly isEnough?: (() => boolean) | undefined;
}

/** One buffer is enough: whoever reads does so one chunk at a time, and no chunk is looked at after the next was read. */
export class LineReader {
  readonly #chunk = Buffer.allocUnsafe(CHUNK);

  /**
   * Reads whole lines of a range. Answers where the first line begins that has no end yet, and how many bytes of it are
   * known. *Contract*: needs no more memory than a chunk and the longest line that is read; a half line is never told.
   */
  async read(
    fd: number,
    range: Range,
    sink: LineSink,
  ): Promise<{ readonly offset: number; readonly half: number }> {
    let { offset, half } = range;
    while (offset + half < range.to && range.isEnough?.() !== true) {
      const at = offset + half;
      const length = Math.min(CHUNK, range.to - at);
      const bytesRead = await readAt(fd, this.#chunk, { length, at });
      if (bytesRead === 0) break;
      const bytes = this.#chunk.subarray(0, bytesRead);
      const first = bytes.indexOf(NEWLINE);
      if (first < 0) {
        half += bytesRead;
        continue;
      }
      let from = 0;
      if (half > 0) {
        await longLine(fd, offset, half + first, sink);
        from = first + 1;
        offset = at + from;
      }
      from = tellLines(bytes, from, at, sink);
      offset = at + from;
      half = bytesRead - from;
    }
    return { offset, half };
  }
}

/** A line that began in an earlier chunk, or at an earlier time; it is read again unless it is too long. */
async function longLine(fd: number, offset: number, length: number, sink: LineSink): Promise<void> {
  const isLong = length > MOST_BYTES;
  const bytes = Buffer.allocUnsafe(isLong ? SHOWN : length + 1);
  const bytesRead = await readAt(fd, bytes, { length: bytes.length, at: offset });
  const read = bytes.subarray(0, bytesRead);
  if (isLong)
    sink.broken("it is longer than 1 MiB", offset, offset + length + 1, beginningOf(read));
  else tellLines(read, 0, offset, sink);
}

/** Tells the whole lines of a chunk from an index on; answers where the last one ends. */
function tellLines(bytes: Buffer, index: number, at: number, sink: LineSink): number {
  const last = bytes.lastIndexOf(NEWLINE) + 1;
  if (last <= index) return index;
  let from = index;
  const whole = bytes.subarray(from, last);
  if (isAscii(whole) && !whole.includes(0)) {
    tellAscii(whole.toString("latin1"), at + from, sink);
    return last;
  }
  // Seldom false, and then only for single lines of a chunk: those are looked at one by one.
  const isText = !whole.includes(0) && isUtf8(whole);
  while (from < last) {
    const end = bytes.indexOf(NEWLINE, from);
    if (!isText) tellLine(bytes.subarray(from, end), at + from, at + end + 1, sink);
    else if (isBlank(bytes, from, end)) sink.blank(at + end + 1);
    else sink.line(bytes.toString("utf8", from, end), at + from, at + end + 1);
    from = end + 1;
  }
  return last;
}

/** The same for bytes that are one character each, which is twice as fast. */
function tellAscii(text: string, at: number, sink: LineSink): void {
  for (let from = 0; from < text.length;) {
    const end = text.indexOf("\n", from);
    if (end === from || (end === from + 1 && text.charCodeAt(from) === 13))
      sink.blank(at + end + 1);
    else sink.line(text.slice(from, end), at + from, at + end + 1);
    from = end + 1;
  }
}

function tellLine(bytes: Buffer, offset: number, end: number, sink: LineSink): void {
  if (isBlank(bytes, 0, bytes.length)) sink.blank(end);
  else if (bytes.includes(0)) sink.broken("it holds a NUL", offset, end, beginningOf(bytes));
  else if (!isUtf8(bytes)) sink.broken("it is not UTF-8", offset, end, beginningOf(bytes));
  else sink.line(bytes.toString("utf8"), offset, end);
}

/** Nothing, or what is left of an end of a line as some systems write it. */
function isBlank(bytes: Buffer, from: number, end: number): boolean {
  return end === from || (end === from + 1 && bytes[from] === 13);
}

/** The beginning of bytes as far as it is text. */
export function beginningOf(bytes: Buffer): string {
  return bytes.toString("utf8", 0, Math.min(bytes.length, SHOWN)).replaceAll("\0", "␀");
}
