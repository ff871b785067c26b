import {
  appendFileSync,
  closeSync,
  constants,
  copyFileSync,
  existsSync,
  fstatSync,
  lstatSync,
  mkdirSync,
  openSync,
  readFileSync,
  writeFileSync,
} from "node:fs";
import { dirname, isAbsolute, join, normalize, posix } from "node:path";
import { WheelhouseError } from "@wheelhouse/core";
import type { Clone } from "./clone.ts";

/** Where our git directory has them as they were carried: an agent can write over those in the tree. */
export const CARRIED = "carried";
/** A larger file is no setting, in bytes. */
const MAX_CARRIED = 32 * 1024 * 1024;

/**
 * Copies ignored files of the user's, such as `.env`, into a clone, and has git ignore them there. What
 * is in the base is not replaced, and what is not there is said. Returns the paths that were copied, from
 * the top of the tree, and notes.
 *
 * Throws `settings.invalid` for a path that leads out of the project, and for a link: it would be followed
 * to wherever it leads.
 */
export function carryFiles(
  carry: readonly string[],
  {
    from,
    prefix,
    tree,
    gitDir,
  }: {
    /** Top of the user's working tree. */
    readonly from: string;
    readonly prefix: string;
    readonly tree: string;
    readonly gitDir: string;
  },
): { readonly carried: readonly string[]; readonly notes: readonly string[] } {
  const carried: string[] = [];
  const notes: string[] = [];
  for (const wanted of new Set(carry)) {
    const path = posix.join(prefix, insideOf(wanted));
    const content = readCarried(from, path);
    if (content === undefined) notes.push(`${wanted} was not carried over: there is no such file.`);
    else if (lstatSync(join(tree, path), { throwIfNoEntry: false }))
      notes.push(`${wanted} was not carried over: it is in the commit, and stays as it is there.`);
    else {
      refuseLinks(tree, path, wanted);
      mkdirSync(dirname(join(tree, path)), { recursive: true });
      writeFileSync(join(tree, path), content.bytes, { flag: "wx", mode: content.mode });
      const kept = join(gitDir, CARRIED, path);
      mkdirSync(dirname(kept), { recursive: true, mode: 0o700 });
      writeFileSync(kept, content.bytes, { mode: content.mode | 0o600 });
      carried.push(path);
    }
  }
  if (carried.length > 0)
    appendFileSync(join(gitDir, "info", "exclude"), `\n${carried.map(asPattern).join("\n")}\n`);
  return { carried, notes };
}

/**
 * Puts what was carried into a clone into another tree, as it was then: whoever wrote in the clone may have changed it there.
 * Where the commit has something in its place, that stays.
 */
export function carryAgain({ gitDir, carried }: Clone, tree: string): void {
  for (const path of carried) {
    const kept = join(gitDir, CARRIED, path);
    if (!existsSync(kept) || isTaken(tree, path)) continue;
    mkdirSync(dirname(join(tree, path)), { recursive: true });
    copyFileSync(kept, join(tree, path), constants.COPYFILE_EXCL);
  }
}

/** Whether something is at a path, or something that is no directory on the way to it. */
function isTaken(tree: string, path: string): boolean {
  let place = tree;
  for (const part of dirname(path).split("/")) {
    place = join(place, part);
    const stat = lstatSync(place, { throwIfNoEntry: false });
    if (!stat) return false;
    if (!stat.isDirectory()) return true;
  }
  return lstatSync(join(tree, path), { throwIfNoEntry: false }) !== undefined;
}

function insideOf(wanted: string): string {
  const path = normalize(wanted).replace(/\/$/, "");
  const parts = path.split("/");
  const isOut = isAbsolute(path) || parts.includes("..") || path === "." || /[\0\n]/.test(path);
  if (isOut) return refuse(wanted, "it is no path of a file inside of the project");
  // What git is steered by is never a file of the user's to carry.
  if (parts.some((part) => part.toLowerCase() === ".git"))
    return refuse(wanted, "it is in a git directory");
  return path;
}

function readCarried(
  from: string,
  path: string,
): { readonly bytes: Buffer; readonly mode: number } | undefined {
  refuseLinks(from, path, path);
  const stat = lstatSync(join(from, path), { throwIfNoEntry: false });
  if (!stat) return undefined;
  if (!stat.isFile()) return refuse(path, "it is not a regular file");
  if (stat.size > MAX_CARRIED)
    return refuse(path, `it has more than ${MAX_CARRIED / 1024 ** 2} MiB`);
  const flags = constants.O_RDONLY | constants.O_NOFOLLOW | constants.O_NONBLOCK;
  const file = openSync(join(from, path), flags);
  try {
    // Whoever may read it there may read it here, and nobody else.
    return { bytes: readFileSync(file), mode: fstatSync(file).mode & 0o700 };
  } finally {
    closeSync(file);
  }
}

function refuseLinks(top: string, path: string, wanted: string): void {
  let place = top;
  for (const part of path.split("/")) {
    place = join(place, part);
    if (lstatSync(place, { throwIfNoEntry: false })?.isSymbolicLink())
      refuse(wanted, "it is a link, or lies behind one");
  }
}

function refuse(wanted: string, why: string): never {
  throw new WheelhouseError(
    "settings.invalid",
    `${wanted} cannot be carried into a clone: ${why}.`,
    {
      hint: "Name regular files below the project in the settings, such as .env",
    },
  );
}

/** A line of an exclude file that means this very path. */
export function asPattern(path: string): string {
  return `/${path.replaceAll(/[\\*?[]/g, "\\$&").replace(/ +$/, (spaces) => "\\ ".repeat(spaces.length))}`;
}
