import { closeSync, constants, fstatSync, openSync, readFileSync } from "node:fs";
import { basename } from "node:path";

/** Most that a file may hold that says one thing, in bytes. */
const MOST = 65_536;

/**
 * Reads a small file. Throws for anything else: a repository comes from anywhere, and what looks like one of its files may
 * be a pipe that never says anything, or a device that never ends.
 */
export function readSmall(path: string): string {
  const file = openSync(path, constants.O_RDONLY | constants.O_NONBLOCK);
  try {
    const stat = fstatSync(file);
    if (!stat.isFile()) throw new Error(`Its ${basename(path)} is no file.`);
    if (stat.size > MOST) throw new Error(`Its ${basename(path)} is too large to be one.`);
    return readFileSync(file, "utf8");
  } finally {
    closeSync(file);
  }
}
