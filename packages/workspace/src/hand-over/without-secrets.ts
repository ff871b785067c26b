import { isWheelhouseError } from "@wheelhouse/core";
import { HANDED_REF } from "../clone/our-git-dir.ts";
import type { Clone } from "../clone/clone.ts";
import { treeOf } from "../commit/commit-work.ts";
import { KEEP } from "../commit/take-tree.ts";
import { maybeGit } from "../git/maybe-git.ts";
import { mustGit } from "../git/must-git.ts";
import { asOne } from "./as-one.ts";
import { refuseSecrets } from "./refuse-secrets.ts";

/**
 * The commit that work can be handed over as: its own, or where only its history has what looks like a secret, all of it
 * as one commit, which leads to the same files and not by that way. Throws `run.secrets` for what the files have now.
 */
export async function withoutSecrets(clone: Clone, commit: string): Promise<string> {
  const { gitDir, base } = clone;
  try {
    await refuseSecrets(clone, commit);
    return commit;
  } catch (error) {
    if (!isWheelhouseError(error) || error.code !== "run.secrets") throw error;
  }
  const one = await asOne(gitDir, base, commit);
  await refuseSecrets(clone, one);
  // Whoever asks which branch has the work finds it by this name.
  await mustGit([...KEEP, "update-ref", HANDED_REF, one], { gitDir });
  return one;
}

/** The commit that stands for this one in the user's repository: itself, or all of it as one. */
export async function handedAs({ gitDir }: Clone, commit: string): Promise<string> {
  const one = await maybeGit(["rev-parse", "--verify", "--quiet", HANDED_REF], { gitDir });
  if (one === undefined) return commit;
  return (await treeOf(gitDir, one)) === (await treeOf(gitDir, commit)) ? one : commit;
}
