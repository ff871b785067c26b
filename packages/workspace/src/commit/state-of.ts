import type { Clone } from "../clone/clone.ts";
import { mustGit } from "../git/must-git.ts";
import { headOf, treeOf } from "./commit-work.ts";
import { inWords } from "./left-out.ts";
import { serially } from "./serially.ts";
import { takeTree } from "./take-tree.ts";

/** How a clone's tree stands to our last commit of it. */
export interface CloneState {
  /** Our last commit. */
  readonly head: string;
  /** Git's name of all files as they are now. */
  readonly tree: string;
  /** Paths that differ from the head, ignored and carried files left out. */
  readonly dirty: readonly string[];
  /** What is there and can never be part of a commit: `path: why`. */
  readonly leftOut: readonly string[];
}

/** Looks whether a clone's tree differs from our last commit. Writes nothing into the tree, and moves no ref. */
export function stateOf(clone: Clone): Promise<CloneState> {
  return serially(clone.gitDir, async () => {
    const head = await headOf(clone);
    const { tree, leftOut } = await takeTree(clone);
    const names =
      tree === (await treeOf(clone.gitDir, head)) ? "" : await differing(clone, head, tree);
    return {
      head,
      tree,
      dirty: names.split("\0").filter((name) => name !== ""),
      leftOut: inWords(leftOut),
    };
  });
}

function differing({ gitDir }: Clone, head: string, tree: string): Promise<string> {
  const flags = ["-r", "--name-only", "--no-renames", "-z"];
  return mustGit(["diff-tree", ...flags, head, tree], { gitDir });
}
