import { mustGit } from "../git/must-git.ts";
import type { Clone } from "../clone/clone.ts";
import { commitOf } from "../commit/commit-of.ts";
import { headOf } from "../commit/commit-work.ts";
import { asOne } from "./as-one.ts";

/**
 * Work as a series of mails, one for each commit, that `git am` makes the same commits of; with
 * `--keep-cr` when lines of it end with a carriage return. Empty when there is none. Mails cannot hold a merge: work that a
 * branch was brought into is one mail, for where that branch was then.
 */
export async function asPatch(
  clone: Clone,
  options: { readonly from?: string | undefined; readonly to?: string | undefined } = {},
): Promise<string> {
  const { gitDir } = clone;
  const from = await commitOf(gitDir, options.from ?? clone.base);
  const to = options.to === undefined ? await headOf(clone) : await commitOf(gitDir, options.to);
  const merges = ["rev-list", "--merges", "--max-count=1", `${from}..${to}`];
  const last = (await mustGit(merges, { gitDir })) === "" ? to : await asOne(gitDir, from, to);
  const flags = ["--no-ext-diff", "--no-textconv", "--no-color", "--no-signature", "--no-stat"];
  const args = [...flags, "--binary", "--full-index", "--src-prefix=a/", "--dst-prefix=b/"];
  return mustGit(["format-patch", "--stdout", ...args, `${from}..${last}`], { gitDir });
}
