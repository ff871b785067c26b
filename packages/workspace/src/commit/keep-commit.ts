import { KEPT_REFS } from "../clone/our-git-dir.ts";
import { mustGit } from "../git/must-git.ts";
import { KEEP } from "./take-tree.ts";

/** Gives a commit a name of its own, unless it has one, so that nothing loses it. */
export async function keepCommit(gitDir: string, commit: string): Promise<void> {
  const refs = await keptRefs(gitDir);
  if (refs.some((ref) => ref.commit === commit)) return;
  const last = Math.max(0, ...refs.map((ref) => ref.number));
  await mustGit([...KEEP, "update-ref", `${KEPT_REFS}${last + 1}`, commit, ""], { gitDir });
}

/** The commits that have a name of their own so that nothing loses them. */
export async function keptRefs(
  gitDir: string,
): Promise<{ readonly number: number; readonly commit: string; readonly tree: string }[]> {
  const format = "--format=%(refname) %(objectname) %(tree)";
  const text = await mustGit(["for-each-ref", format, KEPT_REFS], { gitDir });
  return text.split("\n").flatMap((line) => {
    const [name = "", commit = "", tree = ""] = line.split(" ");
    const number = Number(name.slice(KEPT_REFS.length));
    return name === "" || !Number.isInteger(number) ? [] : [{ number, commit, tree }];
  });
}
