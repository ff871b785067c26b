import { WheelhouseError } from "@wheelhouse/core";
import { changesOf } from "../changes/changes-of.ts";
import type { Clone } from "../clone/clone.ts";
import { mustGit } from "../git/must-git.ts";

/** Most places that are named. */
const MAX_NAMED = 10;

/**
 * Throws `run.secrets` when any commit between the base and `commit` adds what looks like a secret: one that a
 * later commit takes away again would still be in the branch's history.
 */
export async function refuseSecrets(clone: Clone, commit: string): Promise<void> {
  const { gitDir, base } = clone;
  const list = await mustGit(["rev-list", "--reverse", "--parents", commit, `^${base}`], {
    gitDir,
  });
  const places = new Set<string>();
  for (const line of list.split("\n").filter((each) => each !== "")) {
    const [to = "", ...parents] = line.split(" ");
    // Of a merge, what the user's own branch has brought in is none of the work's.
    const from = parents.at(-1) ?? base;
    const { reasons, unchecked } = await changesOf(clone, { from, to, maxPatch: 0 });
    if (unchecked) places.add("a change that is too large to be looked through");
    for (const { path, line: at, flag, why } of reasons)
      if (flag === "secret") places.add(`${path}${at === undefined ? "" : `:${at}`} ${why}`);
  }
  if (places.size === 0) return;
  const named = [...places].slice(0, MAX_NAMED);
  const more = places.size > named.length ? `, and ${places.size - named.length} more` : "";
  throw new WheelhouseError(
    "run.secrets",
    `The work has what looks like secrets, and is not handed over: ${named.join("; ")}${more}.`,
    {
      hint: "Ask for changes that leave them out, or say that they are none.",
    },
  );
}
