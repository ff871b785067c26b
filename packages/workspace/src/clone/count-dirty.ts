import { rm } from "node:fs/promises";
import { join } from "node:path";
import type { RepositoryPlace } from "../git/inspect-project.ts";
import { listOthers } from "../git/list-others.ts";
import { mustGit } from "../git/must-git.ts";
import { createPrivateGit } from "../git/private-git.ts";
import { quotePath } from "../git/quote-path.ts";

/**
 * Counts the user's uncommitted files, untracked ones included, with a git directory of our own that is
 * gone afterwards: their git would run filters, and write its index.
 */
export async function countDirty(repository: RepositoryPlace, scratch: string): Promise<number> {
  const { gitDir, workTree, settings } = await createPrivateGit(repository, scratch);
  const { head, commonDir } = repository;
  // Nothing here writes an object.
  const env = { GIT_ALTERNATE_OBJECT_DIRECTORIES: quotePath(join(commonDir, "objects")) };
  const where = { gitDir, workTree, env };
  const flags = ["--name-only", "-z", "--ignore-submodules=all", "--no-renames"];
  const [unstaged, staged, others] = await Promise.all([
    // Unlike `diff-files` it looks into a file whose times have changed.
    mustGit([...settings, "diff", "--no-ext-diff", "--no-textconv", ...flags], where),
    head === undefined ? "" : mustGit(["diff-index", "--cached", ...flags, head], where),
    listOthers([], where, settings),
  ]);
  await rm(scratch, { recursive: true, force: true });
  const names = new Set([...unstaged.split("\0"), ...staged.split("\0"), ...others.paths]);
  names.delete("");
  return names.size;
}
