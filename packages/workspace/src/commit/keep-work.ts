import type { Clone } from "../clone/clone.ts";
import { KEPT_REFS } from "../clone/our-git-dir.ts";
import { mustGit } from "../git/must-git.ts";
import { headOf, treeOf, writeCommit } from "./commit-work.ts";
import type { LeftOut } from "./left-out.ts";
import { KEEP, takeTree } from "./take-tree.ts";

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
  const commit = await writeCommit(gitDir, { tree, parent, message: why });
  await keepCommit(gitDir, commit);
  return { kept: commit, leftOut };
}

/** Gives a commit a name of its own, unless it has one, so that nothing loses it. */
export async function keepCommit(gitDir: string, commit: string): Promise<void> {
  const refs = await keptRefs(gitDir);
  if (refs.some((ref) => ref.commit === commit)) return;
  const last = Math.max(0, ...refs.map((ref) => ref.number));
  await mustGit([...KEEP, "update-ref", `${KEPT_REFS}${last + 1}`, commit, ""], { gitDir });
}

async function keptRefs(
  gitDir: string,
): Promise<{ readonly number: number; readonly commit: string; readonly tree: string }[]> {
  const format = "--format=%(refname) %(objectname) %(tree)";
  const text = await mustGit(["for-each-ref", format, KEPT_REFS], { gitDir });
  return text.split("\n").flatMap((line) => {
    const [name = "", commit = "", tree = ""] = line.split(" ");
    const number = Number(name.slice(KEPT_REFS.length));
    return name === "" || !Number.isInteger(number) ? [] : [{ number, commit, tree }];
  });
}
