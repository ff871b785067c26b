import { randomUUID } from "node:crypto";
import { existsSync, lstatSync, mkdirSync, renameSync } from "node:fs";
import { dirname, join, relative } from "node:path";
import { WheelhouseError } from "@wheelhouse/core";
import { openUp, removeTree } from "../clean-up/remove-tree.ts";
import { writeAgentGit } from "../clone/agent-git.ts";
import type { Clone } from "../clone/clone.ts";
import { HEAD_REF } from "../clone/our-git-dir.ts";
import { type GitOptions, ourGit } from "../git/our-git.ts";
import { leadsTo } from "../git/leads-to.ts";
import { mustGit } from "../git/must-git.ts";
import { commitOf } from "./commit-of.ts";
import { headOf, treeOf } from "./commit-work.ts";
import { keepCommit } from "./keep-commit.ts";
import { keepWork } from "./keep-work.ts";
import type { LeftOut } from "./left-out.ts";
import { listChanges } from "./list-changes.ts";
import { serially } from "./serially.ts";
import { KEEP, takeTree } from "./take-tree.ts";

/** What became of the work that a tree had. */
export interface Restored {
  readonly commit: string;
  /** Commit that has what was not committed; absent when there was nothing of the kind. */
  readonly kept?: string | undefined;
  /** Directory with what could be in no commit; absent when there was nothing of the kind. */
  readonly aside?: string | undefined;
}

/**
 * Puts a clone's tree back to a commit of ours, for a step that begins from its parent's state: what is
 * not ignored is then exactly as it was, and the agent's own git is made anew. Ignored files, such as
 * what a build has made, stay.
 *
 * *Contract*: nothing is lost: work that was in no commit is one first, and commits that the new head does
 * not lead to keep a name of their own. Done again after a crash in the middle, it comes to the same.
 * What can be in no commit, such as a file that is too large, is moved out of the tree. Rejects with
 * `run.state` for a commit that is not in our git directory.
 */
export function restoreWork(clone: Clone, commit: string): Promise<Restored> {
  return serially(clone.gitDir, async () => {
    const { gitDir, tree } = clone;
    const target = await commitOf(gitDir, commit);
    const { kept, leftOut } = await keepWork(
      clone,
      "What was there when earlier work was restored",
    );
    if (leftOut.length > 0) openUp(tree);
    const aside = moveAside(clone, leftOut);
    const head = await headOf(clone);
    if (!(await leadsTo(gitDir, { from: target, to: head }))) await keepCommit(gitDir, head);
    try {
      await putBack(clone, target);
    } catch {
      // An agent may have closed a directory, where nothing can be replaced then.
      openUp(tree);
      await putBack(clone, target);
    }
    await mustGit([...KEEP, "update-ref", HEAD_REF, target], { gitDir });
    await writeAgentGit(clone, target);
    return {
      commit: target,
      ...(kept === undefined ? {} : { kept }),
      ...(aside === undefined ? {} : { aside }),
    };
  });
}

/** Moves what a commit cannot hold out of the tree; submodules stay where they are. */
function moveAside({ path, tree }: Clone, leftOut: readonly LeftOut[]): string | undefined {
  const aside = join(asideOf(path), randomUUID());
  let moved = false;
  for (const { path: name } of leftOut) {
    const from = placeInside(tree, name.replace(/\/$/, ""));
    if (!lstatSync(from, { throwIfNoEntry: false }) || existsSync(join(tree, name, ".git")))
      continue;
    const to = join(aside, relative(tree, from));
    mkdirSync(dirname(to), { recursive: true });
    renameSync(from, to);
    moved = true;
  }
  return moved ? aside : undefined;
}

/** Puts the tree back to a commit. What git itself leaves in the way goes: repositories of an agent's, pipes. */
async function putBack(clone: Clone, target: string): Promise<void> {
  const { gitDir, tree } = clone;
  const where: GitOptions = { gitDir, workTree: tree };
  // The index knows all that is there, so that git removes what the target does not have.
  await ourGit(["read-tree", "--reset", "-u", target], where);
  for (let round = 0; round < 2; round++) {
    // Keeps the times of files that are as they are to be, which are not written again then.
    await mustGit(["read-tree", "--reset", target], where);
    const { paths } = await listChanges(clone, where);
    for (const path of paths) {
      await removeTree(placeInside(tree, path));
    }
    await mustGit(["checkout-index", "--all", "--force", "--quiet"], where);
    await ourGit(["update-index", "-q", "--refresh", "--ignore-submodules"], where);
    const now = await takeTree(clone);
    if (now.tree === (await treeOf(gitDir, target)) && now.leftOut.length === 0) return;
  }
  const now = await takeTree(clone);
  if (now.tree === (await treeOf(gitDir, target))) return;
  throw new WheelhouseError("run.state", `${tree} could not be put back to ${target}.`, {
    hint: `Look what is in the way there: ls -la ${tree}`,
  });
}

/** Where a clone has what was moved out of its tree. */
export const asideOf = (path: string): string => join(path, "aside");

/** The path in a tree up to the first part of it that is no directory: nothing behind a link is meant. */
function placeInside(tree: string, path: string): string {
  let place = tree;
  for (const part of path.split("/")) {
    place = join(place, part);
    if (!lstatSync(place, { throwIfNoEntry: false })?.isDirectory()) break;
  }
  return place;
}
