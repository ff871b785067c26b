import { closeSync, constants, fstatSync, openSync, readFileSync, realpathSync } from "node:fs";
import { sep } from "node:path";

/** A larger file steers no git, in bytes. */
const MAX_BYTES = 16 * 1024 * 1024;
/** A pipe is opened without waiting for somebody to write to it. */
const FLAGS = constants.O_RDONLY | constants.O_NONBLOCK | constants.O_NOCTTY;

/**
 * The content of a file that a repository brings, also by way of a link; undefined when it is not there, is no
 * regular file, may not be read or is too large. Never waits: a pipe or a device in its place is not read.
 */
export function readPlain(file: string): Buffer | undefined {
  try {
    const fd = openSync(file, FLAGS);
    try {
      const stat = fstatSync(fd);
      return stat.isFile() && stat.size <= MAX_BYTES ? readFileSync(fd) : undefined;
    } finally {
      closeSync(fd);
    }
  } catch {
    return undefined;
  }
}

/** The same as text; empty when there is none. */
export const textOf = (file: string | undefined): string =>
  file === undefined ? "" : (readPlain(file)?.toString("utf8") ?? "");

/** Whether a file lies in a directory, also after all links on both ways are followed. */
export function liesIn(file: string, directory: string): boolean {
  try {
    return realpathSync(file).startsWith(realpathSync(directory) + sep);
  } catch {
    return false;
  }
}
