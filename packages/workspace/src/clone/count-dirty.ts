import { writeFileSync } from "node:fs";
import { rm } from "node:fs/promises";
import { join } from "node:path";
import type { RepositoryPlace } from "../git/inspect-project.ts";
import { mustGit } from "../git/must-git.ts";
import { createPrivateGit } from "../git/private-git.ts";
import { quotePath } from "../git/quote-path.ts";

/**
 * Counts the user's uncommitted files, untracked ones included, with a git directory of our own that is
 * gone afterwards: their git would run filters, and write its index.
 */
export async function countDirty(repository: RepositoryPlace, scratch: string): Promise<number> {
  const { gitDir, workTree, settings } = await createPrivateGit(repository, scratch);
  const { head = "", commonDir } = repository;
  writeFileSync(join(gitDir, "HEAD"), `${head}\n`);
  const text = await mustGit(
    [
      ...settings,
      "status",
      "-z",
      "--untracked-files=all",
      "--ignore-submodules=all",
      "--no-renames",
    ],
    {
      gitDir,
      workTree,
      // Nothing here writes an object.
      env: { GIT_ALTERNATE_OBJECT_DIRECTORIES: quotePath(join(commonDir, "objects")) },
    },
  );
  await rm(scratch, { recursive: true, force: true });
  return text.split("\0").filter((line) => line !== "").length;
}
