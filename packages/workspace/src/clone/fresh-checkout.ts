import { copyFileSync, existsSync, mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { removeTree } from "../clean-up/remove-tree.ts";
import { commitOf } from "../commit/commit-of.ts";
import { headOf } from "../commit/commit-work.ts";
import { mustGit } from "../git/must-git.ts";
import { quotePath } from "../git/quote-path.ts";
import { nameFailure } from "../snapshot/name-failure.ts";
import { writeAgentGit } from "./agent-git.ts";
import { carryAgain } from "./carry-files.ts";
import type { Clone } from "./clone.ts";
import { BASE_REF } from "./our-git-dir.ts";

/** The name of its directory, in that of the clone: it goes with the clone, whatever has happened. */
const FRESH = "fresh";
const CHECK_OUT_MS = 600_000;
/** It is gone again soon. */
const FAST = ["-c", "core.fsync=none"];

/** The last commit of a clone's work as files in which nobody has written. */
export interface FreshCheckout {
  /** Its places; all else is as in the clone that it was made from. */
  readonly clone: Clone;
  /** The commit that its files are. */
  readonly commit: string;
}

/**
 * Checks our last commit of a clone out into a directory of its own, beside the tree that agents write in, and removes it
 * when `act` has settled. It has what is in the commit and what was carried, as it was carried, and nothing else: what
 * git ignores in the clone's tree, which an author can write and no change shows, is not there.
 *
 * *Contract*: the clone is as it was. There is one at a time; what a killed process has left of one is removed first.
 */
export async function inFreshCheckout<T>(
  clone: Clone,
  act: (checkout: FreshCheckout) => Promise<T>,
): Promise<T> {
  const path = join(clone.path, FRESH);
  await removeTree(path);
  try {
    const commit = await headOf(clone);
    const fresh = { ...clone, path, tree: join(path, "tree"), gitDir: join(path, "git") };
    await checkOut(clone, fresh, commit).catch((error: unknown) => {
      throw nameFailure(error, path);
    });
    return await act({ clone: fresh, commit });
  } finally {
    await removeTree(path);
  }
}

async function checkOut(clone: Clone, fresh: Clone, commit: string): Promise<void> {
  const { gitDir, tree } = fresh;
  mkdirSync(tree, { recursive: true, mode: 0o700 });
  const format = `--object-format=${clone.objectFormat}`;
  await mustGit(["init", "--quiet", "--bare", "--template=", format, gitDir]);
  for (const directory of ["info", "objects/info"])
    mkdirSync(join(gitDir, directory), { recursive: true });
  const objects = [join(clone.gitDir, "objects"), clone.objects];
  writeFileSync(
    join(gitDir, "objects", "info", "alternates"),
    objects.map((each) => `${quotePath(each)}\n`).join(""),
  );
  // Files are what git stores of them here too, whatever an agent says of them in `.gitattributes`.
  for (const name of ["info/attributes", "info/exclude", "shallow"])
    if (existsSync(join(clone.gitDir, name)))
      copyFileSync(join(clone.gitDir, name), join(gitDir, name));
  const base = await commitOf(clone.gitDir, BASE_REF);
  await mustGit([...FAST, "update-ref", BASE_REF, base], { gitDir });
  const where = { gitDir, workTree: tree, timeoutMs: CHECK_OUT_MS };
  await mustGit([...FAST, "read-tree", "--reset", "-u", commit], where);
  carryAgain(clone, tree);
  await writeAgentGit(fresh, commit);
}
