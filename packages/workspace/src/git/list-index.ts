import { mustGit } from "./must-git.ts";
import type { GitOptions } from "./our-git.ts";

/** A file as an index knows it. */
export interface IndexEntry {
  /** From the top of the working tree, with forward slashes. */
  readonly path: string;
  readonly kind: "file" | "link" | "submodule";
  /** Outside the sparse checkout: it is in the commit and not on the disk. */
  readonly isSkipped: boolean;
  /** Git was told not to look whether it has changed. */
  readonly isAssumed: boolean;
}

const KINDS: Readonly<Record<string, IndexEntry["kind"]>> = {
  "120000": "link",
  "160000": "submodule",
};

/** Everything in an index, each path once. */
export async function listIndex(options: GitOptions): Promise<IndexEntry[]> {
  const listing = await mustGit(["ls-files", "--stage", "-v", "-z"], options);
  const entries = new Map<string, IndexEntry>();
  for (const text of listing.split("\0")) {
    const tab = text.indexOf("\t");
    if (tab < 0) continue;
    const tag = text.slice(0, 1);
    const path = text.slice(tab + 1);
    entries.set(path, {
      path,
      kind: KINDS[text.slice(2, 8)] ?? "file",
      isSkipped: tag.toUpperCase() === "S",
      isAssumed: tag !== tag.toUpperCase(),
    });
  }
  return [...entries.values()];
}
