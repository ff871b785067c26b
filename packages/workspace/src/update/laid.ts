import { mustGit } from "../git/must-git.ts";

const LAID_REFS = "refs/laid/";

/**
 * Remembers what a commit that brings a branch in was laid out as: the difference to that is what somebody has done about the
 * conflicts, where the difference to its parents is a whole side.
 */
export async function keepLaid(gitDir: string, commit: string, laid: string): Promise<void> {
  await mustGit(["update-ref", `${LAID_REFS}${commit}`, laid], { gitDir });
}

/** Commits that bring a branch in → what they were laid out as. */
export async function laidIn(gitDir: string): Promise<ReadonlyMap<string, string>> {
  const args = ["for-each-ref", "--format=%(refname) %(objectname)", LAID_REFS];
  const lines = (await mustGit(args, { gitDir })).split("\n").filter((line) => line !== "");
  return new Map(
    lines.map((line): [string, string] => {
      const [name = "", laid = ""] = line.split(" ");
      return [name.slice(LAID_REFS.length), laid];
    }),
  );
}
