import type { Clone } from "../clone/clone.ts";
import { moveBase } from "../clone/kept-clone.ts";
import { headOf } from "../commit/commit-work.ts";
import { restoreWork } from "../commit/restore-work.ts";
import { leftMarkers } from "./left-markers.ts";
import { forgetMerging, readMerging } from "./merging.ts";

/**
 * What is still unresolved in a merge that was begun: a sentence each; empty when nothing is, also when there is no merge. What
 * counts is what was committed, not what lies in the tree.
 */
export async function openConflicts(clone: Clone): Promise<readonly string[]> {
  const merging = readMerging(clone);
  return merging ? leftMarkers(clone.gitDir, merging, await headOf(clone)) : [];
}

/**
 * Ends a merge in which nothing is unresolved, and returns what still is: then the merge stays as it is. Without a merge there is
 * nothing to end. May be called again.
 */
export async function settleMerge(clone: Clone): Promise<readonly string[]> {
  const open = await openConflicts(clone);
  if (open.length === 0) forgetMerging(clone);
  return open;
}

/**
 * Takes a merge back that is not settled: head, tree and base are as before it. What was done about it is kept as a commit. Returns
 * whether there was one; may be called again after a crash anywhere.
 */
export async function undoMerge(clone: Clone): Promise<boolean> {
  const merging = readMerging(clone);
  if (!merging) return false;
  const { head, base, omitted } = merging.before;
  await restoreWork(clone, head);
  moveBase(clone, { base, omitted });
  forgetMerging(clone);
  return true;
}
