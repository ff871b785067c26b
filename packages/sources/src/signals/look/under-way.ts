import { existsSync } from "node:fs";
import { join } from "node:path";

/** What git is in the middle of. */
export type Operation = "rebase" | "merge" | "cherry-pick" | "revert" | "bisect";

/** What git leaves in its directory while it is in the middle of something; a rebase may hold a pick, so it comes first. */
const MARKERS: readonly (readonly [string, Operation])[] = [
  ["rebase-merge", "rebase"],
  ["rebase-apply", "rebase"],
  ["MERGE_HEAD", "merge"],
  ["CHERRY_PICK_HEAD", "cherry-pick"],
  ["REVERT_HEAD", "revert"],
  ["BISECT_LOG", "bisect"],
];

/** What is under way in a git directory; undefined when nothing is. */
export function underWay(gitDir: string): Operation | undefined {
  return MARKERS.find(([marker]) => existsSync(join(gitDir, marker)))?.[1];
}
