import {
  appendFileSync,
  copyFileSync,
  existsSync,
  mkdirSync,
  rmSync,
  writeFileSync,
} from "node:fs";
import { dirname, join } from "node:path";
import { copyIndexFile } from "../git/copy-index-file.ts";
import { mustGit } from "../git/must-git.ts";
import { quotePath } from "../git/quote-path.ts";
import { removeTree } from "../clean-up/remove-tree.ts";
import { asPattern } from "./carry-files.ts";
import type { Clone } from "./clone.ts";
import { BASE_REF } from "./our-git-dir.ts";

/**
 * Makes the agent's own `.git` in the tree anew, so that `git diff`, `git log` and `git commit` work for
 * an agent: on its branch at `commit`, with a copy of our index. It reads the copied objects of the user
 * and has what we committed as a pack of its own; it leads to nothing that anybody else uses, so an agent
 * can wreck it without harm. We never read it.
 *
 * `place` is where the clone is being built, when that is not yet its own place.
 */
export async function writeAgentGit(
  clone: Clone,
  commit: string,
  place: Pick<Clone, "tree" | "gitDir"> = clone,
): Promise<void> {
  const git = join(place.tree, ".git");
  await removeTree(git);
  for (const directory of ["objects/info", "objects/pack", "refs/heads", "refs/tags", "info"])
    mkdirSync(join(git, directory), { recursive: true });
  writeFileSync(join(git, "config"), configOf(clone.objectFormat));
  writeFileSync(join(git, "HEAD"), `ref: refs/heads/${clone.branch}\n`);
  const ref = join(git, "refs", "heads", ...clone.branch.split("/"));
  mkdirSync(dirname(ref), { recursive: true });
  writeFileSync(ref, `${commit}\n`);
  writeFileSync(join(git, "objects", "info", "alternates"), `${quotePath(clone.objects)}\n`);
  copyIndexFile(join(place.gitDir, "index"), join(git, "index"));
  for (const name of ["info/exclude", "info/attributes", "shallow"])
    if (existsSync(join(place.gitDir, name)))
      copyFileSync(join(place.gitDir, name), join(git, name));
  await takeForUnchanged(clone.covered, place);
  // While it is being built, nothing in it is ours yet.
  if (place === clone) await packOurs(clone.gitDir, commit, git);
}

/** Has the agent's git take what it is not shown for unchanged, and what comes to be there for ignored. */
async function takeForUnchanged(
  covered: readonly string[],
  { tree, gitDir }: Pick<Clone, "tree" | "gitDir">,
): Promise<void> {
  if (covered.length === 0) return;
  const git = join(tree, ".git");
  const where = { gitDir, workTree: tree, env: { GIT_INDEX_FILE: join(git, "index") } };
  const literal = covered.map((path) => `:(top,literal)${path}`);
  const input = await mustGit(["ls-files", "-z", "--", ...literal], where);
  if (input !== "")
    await mustGit(["update-index", "-z", "--skip-worktree", "--stdin"], { ...where, input });
  appendFileSync(join(git, "info", "exclude"), `\n${covered.map(asPattern).join("\n")}\n`);
}

/** The agent's own settings, as we write them. */
export function configOf(objectFormat: string): string {
  const isSha1 = objectFormat === "sha1";
  return [
    "[core]",
    `\trepositoryformatversion = ${isSha1 ? 0 : 1}`,
    "\tbare = false",
    "\tlogallrefupdates = true",
    ...(isSha1 ? [] : ["[extensions]", `\tobjectformat = ${objectFormat}`]),
    "[user]",
    "\tname = agent",
    "\temail = agent@localhost",
    "",
  ].join("\n");
}

/** Gives it our objects of a commit but for those of the first base, which it reads where they were copied to. */
async function packOurs(gitDir: string, commit: string, git: string): Promise<void> {
  const flags = ["-c", "core.fsync=none", "-c", "pack.writeReverseIndex=false"];
  // Git says the name of the pack that it has made; ours is never written to by way of the tree.
  const outgoing = join(gitDir, "outgoing");
  const name = await mustGit([...flags, "pack-objects", "--quiet", "--revs", outgoing], {
    gitDir,
    input: `${commit}\n^${BASE_REF}\n`,
  });
  for (const part of [".pack", ".idx"]) {
    const made = `${outgoing}-${name.trim()}${part}`;
    copyFileSync(made, join(git, "objects", "pack", `pack-${name.trim()}${part}`));
    rmSync(made);
  }
}
