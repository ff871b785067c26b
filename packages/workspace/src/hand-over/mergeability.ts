import type { Clone } from "../clone/clone.ts";
import { leadsTo } from "../git/leads-to.ts";
import { mustGit } from "../git/must-git.ts";
import { ourGit } from "../git/our-git.ts";
import { commitOf } from "../commit/commit-of.ts";
import { headOf } from "../commit/commit-work.ts";
import { serially } from "../commit/serially.ts";
import { baseNow } from "../update/base-now.ts";
import { fetchCommit } from "../update/fetch-commit.ts";
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
    const conflicts = await conflictsOf(gitDir, target, head);
    const rewritten = !(await leadsTo(gitDir, { from: target, to: clone.base }));
    const hasMore = !(await leadsTo(gitDir, { from: head, to: target }));
    return {
      moved: true,
      gone: false,
      target,
      rewritten,
      behind: hasMore && conflicts !== null,
      conflicts,
    };
  });
}

async function conflictsOf(gitDir: string, target: string, head: string): Promise<string[] | null> {
  const args = ["merge-tree", "--write-tree", "--name-only", "-z", "--no-messages", target, head];
  const { code, stdout, stderr } = await ourGit(args, { gitDir, timeoutMs: LONG_MS });
  if (code === 0) return [];
  // The name of the tree comes first, then the paths; a git before 2.38 does not know the option.
  if (code === 1) return [...new Set(stdout.split("\0").slice(1))].filter((path) => path !== "");
  if (/unrelated histories/.test(stderr)) return filesOf(gitDir, head);
  return null;
}

/** Without a commit in common nothing merges by itself. */
async function filesOf(gitDir: string, head: string): Promise<string[]> {
  const text = await mustGit(["ls-tree", "-r", "-z", "--name-only", head], { gitDir });
  return text.split("\0").filter((path) => path !== "");
}
