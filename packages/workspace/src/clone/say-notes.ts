import { existsSync } from "node:fs";
import { basename, join } from "node:path";
import { readInside } from "../citation/read-inside.ts";
import type { RepositoryPlace } from "../git/inspect-project.ts";
import { entriesOf } from "../snapshot/entries-of.ts";

/** What git leaves in its directory while something is going on. */
const GOING_ON: readonly (readonly [file: string, what: string])[] = [
  ["rebase-merge", "a rebase"],
  ["rebase-apply", "a rebase or of applying patches"],
  ["MERGE_HEAD", "a merge"],
  ["CHERRY_PICK_HEAD", "a cherry-pick"],
  ["REVERT_HEAD", "a revert"],
  ["BISECT_LOG", "a bisection"],
];
const MAX_NAMED = 3;

/** What a person should know of a clone, from what its repository and its base are like. Reads only. */
export function sayNotes(
  { gitDir, commonDir }: RepositoryPlace,
  {
    base,
    dirty,
    paths,
    tree,
  }: {
    readonly base: string;
    readonly dirty: number;
    /** All paths of the base. */
    readonly paths: readonly string[];
    /** Where the base is checked out. */
    readonly tree: string;
  },
): string[] {
  const notes: string[] = [];
  const short = base.slice(0, 10);
  const going = GOING_ON.find(([file]) => existsSync(join(gitDir, file)));
  if (going)
    notes.push(
      `The repository is in the middle of ${going[1]}: work begins at ${short}, where it stands now.`,
    );
  if (dirty > 0)
    notes.push(
      `${countOf(dirty, "uncommitted file")} of yours ${dirty === 1 ? "is" : "are"} not part of it: work begins at ${short}.`,
    );
  if (existsSync(join(commonDir, "shallow")))
    notes.push("The repository is shallow: its history ends early, here too.");
  if (isPartial(commonDir))
    notes.push("The repository is a partial clone: what it has not fetched is not here either.");
  if (usesLfs(paths, tree))
    notes.push(
      "Files in large file storage (LFS) are here as the pointers that git stores, not as their content.",
    );
  const same = existsSync(join(tree, "..", "TREE")) ? sameButCase(paths) : [];
  if (same.length > 0)
    notes.push(
      `Paths differ in case only, and this disk keeps one of each: ${same.slice(0, MAX_NAMED).join(", ")}.`,
    );
  return notes;
}

/** Paths that a disk which ignores case would take for one of those before them. Pure. */
export function sameButCase(paths: readonly string[]): string[] {
  const seen = new Set<string>();
  return paths.filter((path) => {
    const folded = path.normalize("NFC").toLowerCase();
    if (seen.has(folded)) return true;
    seen.add(folded);
    return false;
  });
}

function isPartial(commonDir: string): boolean {
  return entriesOf(join(commonDir, "objects", "pack")).some(({ name }) =>
    name.endsWith(".promisor"),
  );
}

function usesLfs(paths: readonly string[], tree: string): boolean {
  return paths
    .filter((path) => basename(path) === ".gitattributes")
    .some((path) => /\bfilter=lfs\b/.test(readInside(tree, path) ?? ""));
}

const countOf = (count: number, noun: string): string =>
  `${count} ${noun}${count === 1 ? "" : "s"}`;
