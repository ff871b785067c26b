import { dirname } from "node:path";
import { maybeGit } from "../git/our-git.ts";
import { readKept } from "../snapshot/take-snapshot.ts";
import type { Snapshot } from "../workspace.ts";

/** What there is to review in a snapshot. */
export interface ChangeState {
  /** Whether the working tree differs from HEAD. */
  readonly dirty: boolean;
  /** Whether HEAD has commits that the default branch has not. */
  readonly ahead: boolean;
  readonly branch: string | undefined;
  readonly defaultBranch: string | undefined;
  /** Where this branch left the default branch. */
  readonly mergeBase: string | undefined;
}

/** Looks at a finished snapshot; all of it false for a plain folder. */
export async function changeState(
  snapshot: Pick<Snapshot, "path" | "gitDir" | "base">,
): Promise<ChangeState> {
  const kept = readKept(dirname(snapshot.path));
  const { gitDir, base } = snapshot;
  const other = kept?.defaultBranch ?? undefined;
  const mergeBase =
    base !== undefined && other && gitDir
      ? await maybeGit(["merge-base", base, other.commit], { gitDir })
      : undefined;
  return {
    dirty: kept?.dirty ?? false,
    ahead: mergeBase !== undefined && mergeBase !== base,
    branch: kept?.branch ?? undefined,
    defaultBranch: other?.name,
    mergeBase,
  };
}
