import { join } from "node:path";
import type { Clone } from "../clone/clone.ts";
import type { RepositoryPlace } from "../git/inspect-project.ts";
import { maybeGit } from "../git/maybe-git.ts";
import { mustGit } from "../git/must-git.ts";
import { ourGit } from "../git/our-git.ts";
import { quotePath } from "../git/quote-path.ts";
import { commitOf } from "../commit/commit-of.ts";
import { headOf } from "../commit/commit-work.ts";
import { serially } from "../commit/serially.ts";
import { userRepository } from "./user-repository.ts";

/** How work stands to the branch that it began at. */
export interface Mergeability {
  /** Whether the branch has another commit now. */
  readonly moved: boolean;
  /** Whether the branch was deleted. */
  readonly gone: boolean;
  /** The commit that the branch has now; null when it is gone. */
  readonly target: string | null;
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
  const target = await targetOf(clone, options.base, repository);
  if (target === undefined) return { moved: true, gone: true, target: null, conflicts: [] };
  if (target === clone.base) return { moved: false, gone: false, target, conflicts: [] };
  return serially(gitDir, async () => {
    const head = await (options.commit === undefined
      ? headOf(clone)
      : commitOf(gitDir, options.commit));
    await fetchFrom(repository, target, gitDir);
    return { moved: true, gone: false, target, conflicts: await conflictsOf(gitDir, target, head) };
  });
}

async function targetOf(
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

/**
 * Copies a commit of the user's with what we lack of its history. Not by an alternate that stays: git
 * renews the times of objects that it is about to write and finds in an alternate, and those are the user's.
 */
async function fetchFrom(
  { commonDir }: RepositoryPlace,
  commit: string,
  gitDir: string,
): Promise<void> {
  const has = await ourGit(["cat-file", "-e", `${commit}^{tree}`], { gitDir });
  if (has.code === 0) return;
  const refs = await mustGit(["for-each-ref", "--format=^%(objectname)", "refs/wheelhouse"], {
    gitDir,
  });
  await mustGit(
    [
      "-c",
      "core.fsync=none",
      "pack-objects",
      "--quiet",
      "--revs",
      // Of a partial clone: what is not there is not fetched.
      "--missing=allow-any",
      join(gitDir, "objects", "pack", "pack"),
    ],
    {
      gitDir,
      input: `${commit}\n${refs}`,
      timeoutMs: LONG_MS,
      // Only read by this: it writes a pack, and looks up no object that it would write.
      env: { GIT_ALTERNATE_OBJECT_DIRECTORIES: quotePath(join(commonDir, "objects")) },
    },
  );
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
