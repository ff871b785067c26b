import type { Clone } from "../clone/clone.ts";
import { headOf, treeOf, writeCommit } from "./commit-work.ts";
import { keepCommit, keptRefs } from "./keep-commit.ts";
import type { LeftOut } from "./left-out.ts";
import { takeTree } from "./take-tree.ts";

/** What of a tree was kept. */
export interface KeptWork {
  /** Commit that has what was in no commit; undefined when all was. */
  readonly kept: string | undefined;
  readonly leftOut: readonly LeftOut[];
}

/** Keeps what is in a clone's tree as a commit beside the head, when no commit that has a name has it yet. */
export async function keepWork(clone: Clone, why: string): Promise<KeptWork> {
  const { gitDir } = clone;
  const parent = await headOf(clone);
  const { tree, leftOut } = await takeTree(clone);
  if (tree === (await treeOf(gitDir, parent))) return { kept: undefined, leftOut };
  const same = (await keptRefs(gitDir)).find((ref) => ref.tree === tree);
  if (same) return { kept: same.commit, leftOut };
  const commit = await writeCommit(gitDir, { tree, parents: [parent], message: why });
  await keepCommit(gitDir, commit);
  return { kept: commit, leftOut };
}
