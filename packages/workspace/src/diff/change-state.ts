import { dirname } from "node:path";
import { readKept } from "../snapshot/kept-snapshot.ts";
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
export async function changeState({
  path,
  base,
}: Pick<Snapshot, "path" | "base">): Promise<ChangeState> {
  const kept = readKept(dirname(path));
  const mergeBase = kept?.mergeBase ?? undefined;
  return {
    dirty: kept?.dirty ?? false,
    ahead: mergeBase !== undefined && mergeBase !== base,
    branch: kept?.branch ?? undefined,
    defaultBranch: kept?.defaultBranch ?? undefined,
    mergeBase,
  };
}
