import type { Dirent } from "node:fs";
import { lstat, readdir, realpath } from "node:fs/promises";
import { dirname, join, sep } from "node:path";
import { messageOf } from "@wheelhouse/core";
import { inBatches } from "./in-batches.ts";

/** Directories that are listed at once. */
const AT_ONCE = 32;

/** What to look for below a directory. */
export interface Walk {
  readonly root: string;
  /** Deepest directory below the root to look into; 1 is the root's own directories. */
  readonly depth: number;
  /** Whether a file of this path is wanted. */
  readonly wants: (path: string) => boolean;
  /** Whether a directory of this path and depth is looked into; all are when absent. */
  readonly enters?: ((path: string, depth: number) => boolean) | undefined;
  readonly report: (problem: string) => void;
}

/**
 * Plain files below a directory. *Contract*: no link is followed, so that nothing is found twice and nothing outside;
 * a link that leads out of the directory, or in a circle, is reported, as is a directory that cannot be read.
 */
export async function* walkLogs(walk: Walk): AsyncGenerator<string> {
  let level: readonly string[] = [walk.root];
  for (let depth = 0; level.length > 0; depth++) {
    const below: string[] = [];
    for (let from = 0; from < level.length; from += AT_ONCE) {
      const some = level.slice(from, from + AT_ONCE);
      const listed = await inBatches(some, AT_ONCE, (directory) => entriesOf(walk, directory));
      for (const [index, entries] of listed.entries())
        yield* filesOf(walk, { directory: some[index] ?? "", entries, depth, below });
    }
    level = below;
  }
}

async function entriesOf({ report }: Walk, directory: string): Promise<readonly Dirent[]> {
  try {
    return await readdir(directory, { withFileTypes: true });
  } catch (error) {
    report(`${directory} cannot be read: ${reasonOf(error)}`);
    return [];
  }
}

/** The files of a directory; directories to look into go into `below`. */
async function* filesOf(
  walk: Walk,
  {
    directory,
    entries,
    depth,
    below,
  }: {
    readonly directory: string;
    readonly entries: readonly Dirent[];
    readonly depth: number;
    readonly below: string[];
  },
): AsyncGenerator<string> {
  for (const entry of entries) {
    const path = join(directory, entry.name);
    if (entry.isFile()) {
      if (walk.wants(path)) yield path;
    } else if (entry.isDirectory()) {
      if (depth < walk.depth && (walk.enters?.(path, depth + 1) ?? true)) below.push(path);
    } else if (entry.isSymbolicLink()) {
      if (walk.wants(path) || depth < walk.depth) await reportLink(walk, path);
    } else if (walk.wants(path)) walk.report(`${path} is no plain file`);
  }
}

/** Says what is wrong with a link. One that stays inside is passed over silently: what it leads to is found by itself. */
export async function reportLink(
  { root, report }: Pick<Walk, "root" | "report">,
  path: string,
): Promise<void> {
  try {
    const [target, top] = await Promise.all([realpath(path), realpath(root)]);
    if (isBelow(await realpath(dirname(path)), target))
      report(`${path} is a link that leads in a circle, and is not followed`);
    else if (!isBelow(target, top))
      report(`${path} is a link that leads out of the directory, and is not followed`);
  } catch (error) {
    // A link to nothing is no problem of the source: what it named is not there any more.
    const lost = await lstat(path).catch(() => undefined);
    if (codeOf(error) !== "ENOENT" && lost !== undefined)
      report(`${path} is a link that cannot be followed: ${reasonOf(error)}`);
  }
}

/** Whether a path is a directory or below it. */
function isBelow(path: string, directory: string): boolean {
  return `${path}${sep}`.startsWith(directory.endsWith(sep) ? directory : `${directory}${sep}`);
}

/** The code of an error of the file system, such as `ENOENT`. */
export function codeOf(error: unknown): string | undefined {
  return error instanceof Error && "code" in error && typeof error.code === "string"
    ? error.code
    : undefined;
}

/** Why a place cannot be read, in a few words. */
export function reasonOf(error: unknown): string {
  switch (codeOf(error)) {
    case "ENOENT":
      return "it is not there";
    case "EACCES":
    case "EPERM":
      return "permission denied";
    case "ELOOP":
      return "links that lead in a circle";
    case "ENOTDIR":
      return "it is no directory";
    default:
      return messageOf(error);
  }
}
