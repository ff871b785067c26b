import {
  closeSync,
  constants,
  fstatSync,
  openSync,
  readSync,
  realpathSync,
  statSync,
} from "node:fs";
import { isAbsolute, join, normalize, relative, sep } from "node:path";
import { Refusal } from "./refusal.ts";

/** A larger file is no source that anyone reads, in bytes. */
const MAX_FILE = 8 * 1024 * 1024;
/** A file with a NUL among its first bytes is binary, as git has it. */
const LOOKED_AT = 8000;

/** A place inside a tree. */
export interface Inside {
  /** Path from the tree's root with forward slashes; "." is the root itself. */
  readonly path: string;
  /** The real path. */
  readonly full: string;
}

/** The one directory that the tools can see. */
export interface Tree {
  readonly root: string;
  /** Finds what a path means. Throws a {@link Refusal} for whatever is not inside, or is git's own. */
  find(path: string): Inside;
  /** The text of a file. Throws a {@link Refusal} when it is not a text file that can be read. */
  readText(place: Inside): string;
}

/** Opens a tree at a directory. Throws when that is not one. */
export function openTree(directory: string): Tree {
  // The native form looks at no parent, which a confined process may not see.
  const root = realpathSync.native(directory);
  if (!statSync(root).isDirectory()) throw new Refusal(`${directory} is not a directory.`);
  const lexical = normalize(directory).replace(/(?<=.)\/+$/, "");
  return {
    root,
    find(given) {
      if (given.includes("\0")) throw new Refusal("A path cannot have a NUL in it.");
      const path = normalize(inTree(given.trim() || ".", [root, lexical])).replace(
        /(?<=.)\/+$/,
        "",
      );
      if (path === ".." || path.startsWith(`..${sep}`) || isAbsolute(path)) throw outside(given);
      if (isHidden(path))
        throw new Refusal("Git's own files are not shown. Use git_facts for history.");
      let full: string;
      try {
        full = realpathSync.native(join(root, path));
      } catch {
        throw new Refusal(`There is no ${given}. Use glob or list_directory to see what there is.`);
      }
      const real = relative(root, full);
      if (real === ".." || real.startsWith(`..${sep}`) || isAbsolute(real)) throw outside(given);
      if (isHidden(real))
        throw new Refusal("Git's own files are not shown. Use git_facts for history.");
      return { path: path.split(sep).join("/"), full };
    },
    readText: ({ path, full }) => readText(path, full),
  };
}

/** Whether a name is git's own, also where the file system knows no case. */
export function isGitName(name: string): boolean {
  return name.toLowerCase() === ".git";
}

function isHidden(path: string): boolean {
  return path.split(/[\\/]/).some(isGitName);
}

/** Models like to give whole paths; one that begins with the root's is meant from there. */
function inTree(given: string, roots: readonly string[]): string {
  for (const root of roots) {
    if (given === root) return ".";
    if (given.startsWith(root + sep)) return given.slice(root.length + 1);
  }
  return given;
}

function outside(given: string): Refusal {
  return new Refusal(`${given} is outside of the project, and nothing outside can be seen.`);
}

function readText(path: string, full: string): string {
  let file: number;
  try {
    // A path that became a link or a pipe meanwhile is neither followed nor waited for.
    file = openSync(full, constants.O_RDONLY | constants.O_NOFOLLOW | constants.O_NONBLOCK);
  } catch {
    throw new Refusal(`${path} cannot be read.`);
  }
  try {
    const stat = fstatSync(file);
    if (stat.isDirectory()) throw new Refusal(`${path} is a directory. Use list_directory.`);
    if (!stat.isFile()) throw new Refusal(`${path} is not a file with text.`);
    if (stat.size > MAX_FILE)
      throw new Refusal(
        `${path} has ${stat.size} bytes, which is more than can be read. Use grep.`,
      );
    const bytes = Buffer.allocUnsafe(stat.size);
    let filled = 0;
    while (filled < bytes.length) {
      const count = readSync(file, bytes, filled, bytes.length - filled, filled);
      if (count === 0) break;
      filled += count;
    }
    const read = bytes.subarray(0, filled);
    if (read.subarray(0, LOOKED_AT).includes(0))
      throw new Refusal(`${path} is a binary file of ${stat.size} bytes and is not shown.`);
    return read.toString("utf8");
  } finally {
    closeSync(file);
  }
}
