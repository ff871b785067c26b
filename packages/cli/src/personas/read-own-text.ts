import { closeSync, constants, fstatSync, openSync, readSync } from "node:fs";
import { messageOf } from "@wheelhouse/core";

/** A link is not followed, and a pipe not waited for. */
const FLAGS = constants.O_RDONLY | constants.O_NOFOLLOW | constants.O_NONBLOCK;

/** A text, or half a sentence that says why there is none. */
export type OwnText = { readonly text: string } | { readonly why: string };

/**
 * Reads a text file that a project must hold itself: no link, no pipe, no more than `most` bytes, UTF-8.
 * *Contract*: never throws and never waits; the directories on the way are the caller's to judge.
 */
export function readOwnText(path: string, most: number): OwnText {
  let file: number | undefined;
  try {
    file = openSync(path, FLAGS);
    const stat = fstatSync(file);
    if (!stat.isFile()) return { why: "it is not a plain file" };
    if (stat.size > most) return { why: `it is larger than ${Math.floor(most / 1024)} KiB` };
    // One more than there may be: the file may have grown meanwhile.
    const bytes = Buffer.alloc(most + 1);
    let filled = 0;
    for (;;) {
      const count = readSync(file, bytes, filled, bytes.length - filled, filled);
      if (count === 0) break;
      filled += count;
    }
    if (filled > most) return { why: `it is larger than ${Math.floor(most / 1024)} KiB` };
    return { text: new TextDecoder("utf-8", { fatal: true }).decode(bytes.subarray(0, filled)) };
  } catch (error) {
    return { why: whyNot(error) };
  } finally {
    if (file !== undefined) closeSync(file);
  }
}

function whyNot(error: unknown): string {
  const code = error instanceof Error && "code" in error ? error.code : undefined;
  if (code === "ELOOP" || code === "EMLINK") return "it is a link, and links are not followed";
  if (code === "ERR_ENCODING_INVALID_ENCODED_DATA") return "it is not UTF-8 text";
  if (code === "EACCES" || code === "EPERM") return "you have no right to read it";
  if (code === "ENXIO") return "it is not a plain file";
  return `it cannot be read (${messageOf(error)})`;
}
