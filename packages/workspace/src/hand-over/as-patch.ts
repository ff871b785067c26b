import { mustGit } from "../git/must-git.ts";
import type { Clone } from "../clone/clone.ts";
import { commitOf } from "../commit/commit-of.ts";
import { headOf } from "../commit/commit-work.ts";

/**
 * Work as a series of mails, one for each commit, that `git am` makes the same commits of; with
 * `--keep-cr` when lines of it end with a carriage return. Empty when there is none.
 */
export async function asPatch(
  clone: Clone,
  options: { readonly from?: string | undefined; readonly to?: string | undefined } = {},
): Promise<string> {
  const { gitDir } = clone;
  const from = await commitOf(gitDir, options.from ?? clone.base);
  const to = options.to === undefined ? await headOf(clone) : await commitOf(gitDir, options.to);
  const flags = ["--no-ext-diff", "--no-textconv", "--no-color", "--no-signature", "--no-stat"];
  const args = [...flags, "--binary", "--full-index", "--src-prefix=a/", "--dst-prefix=b/"];
  return mustGit(["format-patch", "--stdout", ...args, `${from}..${to}`], { gitDir });
}
