import type { Clone } from "../clone/clone.ts";
import type { RepositoryPlace } from "../git/inspect-project.ts";
import { maybeGit } from "../git/maybe-git.ts";

/**
 * The commit that the branch which work began from has now in the user's repository, or that of another one of theirs; undefined
 * when it is gone. Only read.
 */
export async function baseNow(
  { base, baseRef }: Clone,
  wanted: string | undefined,
  { commonDir }: RepositoryPlace,
): Promise<string | undefined> {
  const refs =
    wanted === undefined
      ? [baseRef ?? base]
      : [`refs/heads/${wanted}`, `refs/remotes/${wanted}`, wanted];
  for (const ref of refs) {
    const args = ["rev-parse", "--verify", "--quiet", "--end-of-options", `${ref}^{commit}`];
    const commit = await maybeGit(args, { gitDir: commonDir });
    if (commit !== undefined) return commit;
  }
  // A commit that no branch led to may be pruned; what was built on it is as good as before.
  return wanted === undefined && baseRef === null ? base : undefined;
}
