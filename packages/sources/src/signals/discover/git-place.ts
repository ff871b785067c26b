import { realpathSync, statSync } from "node:fs";
import { join, resolve } from "node:path";
import { readSmall } from "./read-small.ts";

/** Where a working tree keeps its git things. */
export interface GitPlace {
  /** Top directory of the working tree, a real path. */
  readonly top: string;
  /** HEAD, the index and what is under way are here. */
  readonly gitDir: string;
  /** Objects, refs and configuration are here: another directory than `gitDir` in a linked working tree. */
  readonly commonDir: string;
}

/**
 * Finds the git directory of a working tree by its `.git` alone, so that a broken repository is never taken for the one
 * around it. Throws what the file system throws, or an error that says what is wrong with `.git`.
 */
export function gitPlace(path: string): GitPlace {
  const top = realpathSync(path);
  const dotGit = join(top, ".git");
  const gitDir = statSync(dotGit).isDirectory()
    ? realpathSync(dotGit)
    : realpathSync(resolve(top, pointer(dotGit)));
  // Git takes a directory without HEAD for none, and so do we.
  statSync(join(gitDir, "HEAD"));
  return { top, gitDir, commonDir: commonDirectory(gitDir) };
}

function pointer(file: string): string {
  const [, target] = /^gitdir: ([^\n]+)\n?$/.exec(readSmall(file)) ?? [];
  if (target === undefined) throw new Error(`${file} does not say where the git directory is.`);
  return target;
}

function commonDirectory(gitDir: string): string {
  const file = join(gitDir, "commondir");
  if (statSync(file, { throwIfNoEntry: false }) === undefined) return gitDir;
  return realpathSync(resolve(gitDir, readSmall(file).replace(/\n$/, "")));
}
