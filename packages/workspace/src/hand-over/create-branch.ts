import { lstatSync, readFileSync, rmSync } from "node:fs";
import { join } from "node:path";
import { setTimeout as delay } from "node:timers/promises";
import type { RepositoryPlace } from "../git/inspect-project.ts";
import { ourGit } from "../git/our-git.ts";

/** How long a lock of the branch is given to go away, in milliseconds, and between two looks. */
const LOCK_MS = 3_000;
const LOOK_MS = 100;

/**
 * Creates a branch in the user's repository, if there is none of that name, and nothing else. No hook runs.
 * Returns what git said when it could not.
 */
export async function createBranch(
  { commonDir }: RepositoryPlace,
  { branch, commit }: { readonly branch: string; readonly commit: string },
): Promise<string | undefined> {
  const ref = `refs/heads/${branch}`;
  for (const below of ["", "logs"]) {
    const link = linkOnTheWay(join(commonDir, below), ref);
    if (link !== undefined) return `${link} is a link, which git would follow to write there`;
  }
  const create = (): ReturnType<typeof ourGit> =>
    ourGit(
      ["-c", "core.fsync=reference", "update-ref", "-m", "wheelhouse: handed over", "--stdin"],
      {
        gitDir: commonDir,
        // Fails when it has come to be in the meantime.
        input: `create ${ref} ${commit}\n`,
        env: { GIT_COMMITTER_NAME: "Wheelhouse", GIT_COMMITTER_EMAIL: "wheelhouse@localhost" },
      },
    );
  let { code, stderr } = await create();
  const lock = join(commonDir, `${ref}.lock`);
  for (let waited = 0; code !== 0 && contentOf(lock) !== undefined; waited += LOOK_MS) {
    // A git that was killed leaves its lock behind. Whoever held it was about to create this very branch.
    if (waited >= LOCK_MS) {
      if (contentOf(lock) === commit || contentOf(lock) === "") rmSync(lock);
      ({ code, stderr } = await create());
      break;
    }
    await delay(LOOK_MS);
    ({ code, stderr } = await create());
  }
  return code === 0 ? undefined : (stderr.trim().split("\n")[0] ?? "");
}

/** Who made the repository may have it lead to any file of the user's. Above the branches a link is how some share them. */
function linkOnTheWay(top: string, ref: string): string | undefined {
  let place = join(top, "refs", "heads");
  for (const name of ref.split("/").slice(2)) {
    place = join(place, name);
    const there = lstatSync(place, { throwIfNoEntry: false });
    if (there?.isSymbolicLink() === true) return place;
    // A branch that stands in the place of a directory is for git to tell of.
    if (there?.isDirectory() !== true) return undefined;
  }
  return undefined;
}

function contentOf(file: string): string | undefined {
  try {
    return readFileSync(file, "utf8").trim();
  } catch {
    return undefined;
  }
}
