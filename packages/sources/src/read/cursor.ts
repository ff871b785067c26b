import { hash } from "node:crypto";
import { readSync } from "node:fs";

/** Bytes at both ends of what was read by which a file is known again. */
const HEAD = 1_024;
const TAIL = 256;

/** How far a file has been read. Lines before `offset` are known; the rest is not, or is half a line. */
export interface Cursor {
  readonly dev: number;
  readonly ino: number;
  /** Where the first line begins that has not been taken, in bytes. */
  readonly offset: number;
  /** Lines that have been taken, blank and broken ones too. */
  readonly lines: number;
  /** Bytes after `offset` that are known to hold no end of a line. */
  readonly half: number;
  /** Hash of the first bytes and of the last ones before `offset`. */
  readonly mark: string;
}

/** What a file is and how long. */
export interface FileFacts {
  readonly dev: number;
  readonly ino: number;
  readonly size: number;
}

/** Before the first byte of a file. */
export function cursorAt({ dev, ino }: FileFacts): Cursor {
  return { dev, ino, offset: 0, lines: 0, half: 0, mark: "" };
}

/** Whether a file still begins with what was read of it: it was not replaced, rotated, cut or written over. */
export function isSame(fd: number, { dev, ino, size }: FileFacts, cursor: Cursor): boolean {
  if (dev !== cursor.dev || ino !== cursor.ino || size < cursor.offset + cursor.half) return false;
  return cursor.offset === 0 || markOf(fd, cursor.offset) === cursor.mark;
}

/** The mark of a file that has been read up to an offset. */
export function markOf(fd: number, offset: number): string {
  if (offset === 0) return "";
  const head = Math.min(HEAD, offset);
  const tail = Math.min(TAIL, offset - head);
  const bytes = Buffer.allocUnsafe(head + tail);
  // Two small pieces of an open file, of which at least the last has just been read or is about to be.
  const got =
    readSync(fd, bytes, 0, head, 0) +
    (tail === 0 ? 0 : readSync(fd, bytes, head, tail, offset - tail));
  return hash("sha1", bytes.subarray(0, got), "base64");
}
