import { writeFileSync } from "node:fs";
import { join } from "node:path";
import type { RepositoryPlace } from "../git/inspect-project.ts";
import { mustGit } from "../git/must-git.ts";
import { ourGit } from "../git/our-git.ts";
import { textOf } from "../git/read-plain.ts";
import { quotePath } from "../git/quote-path.ts";

const LONG_MS = 600_000;

/**
 * Copies a commit of the user's with what we lack of its history into our git directory. Not by an alternate that stays: git
 * renews the times of objects that it is about to write and finds in an alternate, and those are the user's.
 *
 * *Contract*: reads the user's objects and writes nothing there; done again it adds nothing.
 */
export async function fetchCommit(
  { commonDir }: RepositoryPlace,
  commit: string,
  gitDir: string,
): Promise<void> {
  const has = await ourGit(["cat-file", "-e", `${commit}^{tree}`], { gitDir });
  if (has.code === 0) return;
  takeShallow(commonDir, gitDir);
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

/** A shallow repository that has fetched meanwhile may end its history at other commits: it ends there for us too. */
function takeShallow(commonDir: string, gitDir: string): void {
  // The agent gets a copy of it: nothing but names of commits, whatever lies in that place.
  const linesOf = (file: string): string[] =>
    textOf(file)
      .split("\n")
      .filter((line) => /^[0-9a-f]{40,64}$/.test(line));
  const ours = linesOf(join(gitDir, "shallow"));
  const all = new Set([...ours, ...linesOf(join(commonDir, "shallow"))]);
  if (all.size === ours.length) return;
  writeFileSync(join(gitDir, "shallow"), [...all].map((line) => `${line}\n`).join(""));
}
