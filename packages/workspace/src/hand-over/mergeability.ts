import type { Clone } from "../clone/clone.ts";
import { leadsTo } from "../git/leads-to.ts";
import { ourGit } from "../git/our-git.ts";
import { commitOf } from "../commit/commit-of.ts";
import { headOf } from "../commit/commit-work.ts";
import { serially } from "../commit/serially.ts";
import { baseNow } from "../update/base-now.ts";
import { fetchCommit } from "../update/fetch-commit.ts";
import { threeWay } from "../update/three-way.ts";
import { userRepository } from "./user-repository.ts";

/** How work stands to the branch that it began at. */
export interface Mergeability {
  /** Whether the branch has another commit now. */
  readonly moved: boolean;
  /** Whether the branch was deleted. */
  readonly gone: boolean;
  /** The commit that the branch has now; null when it is gone. */
  readonly target: string | null;
  /** Whether the branch no longer leads to the commit that the work began from. */
  readonly rewritten: boolean;
  /** Whether the branch has something that can be brought into the work. */
  readonly behind: boolean;
  /** Paths that would not merge by themselves; null when this machine's git cannot tell. */
  readonly conflicts: readonly string[] | null;
}

const LONG_MS = 600_000;

/**
 * Looks whether the branch that work began at has moved since, and whether the work merges into it as it
 * is now. `base` names another branch or commit of the user's instead. All is tried in our git directory:
 * what is new in the user's repository is copied there, and nothing there is written.
 */
export async function mergeability(
  clone: Clone,
  options: {
    readonly project?: string | undefined;
    readonly base?: string | undefined;
    readonly commit?: string | undefined;
  } = {},
): Promise<Mergeability> {
  const { gitDir } = clone;
  const repository = await userRepository(clone, options.project ?? clone.project);
  const target = await baseNow(clone, options.base, repository);
  const none = { rewritten: false, behind: false, conflicts: [] };
  if (target === undefined) return { moved: true, gone: true, target: null, ...none };
  if (target === clone.base) return { moved: false, gone: false, target, ...none };
  return serially(gitDir, async () => {
    const head = await (options.commit === undefined
      ? headOf(clone)
      : commitOf(gitDir, options.commit));
    await fetchCommit(repository, target, gitDir);
    const { base } = clone;
    const rewritten = !(await leadsTo(gitDir, { from: target, to: base }));
    const hasMore = !(await leadsTo(gitDir, { from: head, to: target }));
    const conflicts = await conflictsOf(gitDir, { base, target, head });
    const behind = hasMore && conflicts !== null;
    return { moved: true, gone: false, target, rewritten, behind, conflicts };
  });
}

/** What the user's own merge would come to; of histories with nothing in common, what bringing the branch in would. */
async function conflictsOf(
  gitDir: string,
  { base, target, head }: { readonly base: string; readonly target: string; readonly head: string },
): Promise<string[] | null> {
  const args = ["merge-tree", "--write-tree", "--name-only", "-z", "--no-messages", target, head];
  const { code, stdout, stderr } = await ourGit(args, { gitDir, timeoutMs: LONG_MS });
  if (code === 0) return [];
  // The name of the tree comes first, then the paths; a git before 2.38 does not know the option.
  if (code === 1) return [...new Set(stdout.split("\0").slice(1))].filter((path) => path !== "");
  if (!/unrelated histories/.test(stderr)) return null;
  const { conflicts } = await threeWay(gitDir, { base, work: head, target });
  return conflicts.map(({ path }) => path);
}
