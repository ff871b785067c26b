import { WheelhouseError } from "@wheelhouse/core";
import { mustGit } from "../git/must-git.ts";
import { ourGit } from "../git/our-git.ts";
import { writeCommit } from "../commit/commit-work.ts";
import { type Merged, parseMerge } from "./parse-merge.ts";

/** What the two sides are called where contents conflict: the work of the run, and the branch that it began from. */
export const SIDES = { work: "the-work", base: "the-base" } as const;

const LONG_MS = 600_000;

/**
 * Puts the work and the branch as it is now together, as two changes of the commit that the work began from. That commit is
 * the common one whatever the histories say, so that what a rewritten branch has dropped is not taken for the work's. Writes
 * a tree into our git directory and nothing else that stays. Rejects with `run.state` when this machine's git cannot do it.
 */
export async function threeWay(
  gitDir: string,
  { base, work, target }: { readonly base: string; readonly work: string; readonly target: string },
): Promise<Merged> {
  const common = await writeCommit(gitDir, {
    tree: `${base}^{tree}`,
    parents: [],
    message: "common",
  });
  const side = (of: string, message: string): Promise<string> =>
    writeCommit(gitDir, { tree: `${of}^{tree}`, parents: [common], message });
  const refs = {
    [`refs/heads/${SIDES.work}`]: await side(work, SIDES.work),
    [`refs/heads/${SIDES.base}`]: await side(target, SIDES.base),
  };
  const say = (line: (entry: [string, string]) => string): string =>
    Object.entries(refs).map(line).join("");
  await mustGit(["update-ref", "--stdin"], {
    gitDir,
    input: say(([ref, commit]) => `update ${ref} ${commit}\n`),
  });
  try {
    const flags = ["--write-tree", "-z", "--messages"];
    const style = ["-c", "merge.conflictStyle=zdiff3", "-c", "merge.renames=true"];
    const args = [...style, "merge-tree", ...flags, SIDES.work, SIDES.base];
    const { code, stdout, stderr } = await ourGit(args, { gitDir, timeoutMs: LONG_MS });
    if (code === 0 || code === 1) return parseMerge(stdout);
    throw new WheelhouseError(
      "run.state",
      `This machine's git could not put the work and the branch together: ${stderr.trim().split("\n").at(-1) ?? ""}`,
      { hint: "It needs git 2.38 or later: git --version" },
    );
  } finally {
    await ourGit(["update-ref", "--stdin"], { gitDir, input: say(([ref]) => `delete ${ref}\n`) });
  }
}
