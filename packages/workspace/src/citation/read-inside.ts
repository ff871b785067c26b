import { closeSync, constants, fstatSync, openSync, readFileSync, realpathSync } from "node:fs";
import { isAbsolute, join, normalize } from "node:path";

/** A larger file is no source that anyone quotes, in bytes. */
const MAX_FILE = 4 * 1024 * 1024;
/** A file with a NUL among its first bytes is binary, as git has it. */
const LOOKED_AT = 8000;

/**
 * The text of a file inside a tree, by its path from there. Undefined for whatever is not a text
 * file inside: a path that leads out or goes through a link, a directory, binary or huge content.
 */
export function readInside(tree: string, path: string): string | undefined {
  if (path === "" || path.includes("\0") || isAbsolute(path) || path.split("/").includes(".."))
    return undefined;
  try {
    // Where no link is on the way, a path is its own real path.
    const full = join(realpathSync(tree), normalize(path));
    if (realpathSync(full) !== full) return undefined;
    return readText(full);
  } catch {
    return undefined;
  }
}

function readText(path: string): string | undefined {
  const file = openSync(path, constants.O_RDONLY | constants.O_NOFOLLOW | constants.O_NONBLOCK);
  try {
    const stat = fstatSync(file);
    if (!stat.isFile() || stat.size > MAX_FILE) return undefined;
    const bytes = readFileSync(file);
    return bytes.subarray(0, LOOKED_AT).includes(0) ? undefined : bytes.toString("utf8");
  } finally {
    closeSync(file);
  }
}
