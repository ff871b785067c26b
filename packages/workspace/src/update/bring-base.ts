import { WheelhouseError } from "@wheelhouse/core";
import type { Clone } from "../clone/clone.ts";
import { moveBase } from "../clone/kept-clone.ts";
import { type CommitOptions, headOf, writeCommit } from "../commit/commit-work.ts";
import { restoreWork } from "../commit/restore-work.ts";
import { serially } from "../commit/serially.ts";
import { leadsTo } from "../git/leads-to.ts";
import { mustGit } from "../git/must-git.ts";
import { userRepository } from "../hand-over/user-repository.ts";
import { baseNow } from "./base-now.ts";
import { fetchCommit } from "./fetch-commit.ts";
import { keepLaid } from "./laid.ts";
import { forgetMerging, keepMerging, type Merging, readMerging } from "./merging.ts";
import type { Conflict } from "./parse-merge.ts";
import { threeWay } from "./three-way.ts";

/** More conflicts than these are no step's work: two lines of work have gone apart. */
const MAX_CONFLICTS = 300;

/** What became of the wish to have the branch that work began from in the work. */
export interface Brought {
  /**
   * `current`: it has nothing that the work lacks. `gone`: it was deleted. `merged`: it is in the work, as a commit of ours.
   * `conflicts`: both sides lie in the tree, and somebody has to resolve what does not fit; see `settleMerge`.
   */
  readonly outcome: "current" | "gone" | "merged" | "conflicts";
  /** Its commit; null when it is gone. */
  readonly target: string | null;
  /** Whether it no longer leads to the commit that the work began from: then the work is one commit on top of it. */
  readonly rewritten: boolean;
  readonly conflicts: readonly Conflict[];
}

/**
 * Brings the branch that work began from, as it is now in the user's repository, into the work: a merge commit in our git
 * directory with the work first and the branch second. Where both fit, that commit is the new head; where they do not, it is laid
 * out in the tree with markers, and whatever is committed next takes its place, until the merge is settled. From then on the
 * work is compared with the branch as it was brought in.
 *
 * *Contract*: the user's repository is only read. Nothing is lost: what was in no commit is kept as one. Called again after a crash
 * anywhere, it comes to the same; while a merge is not settled, it goes on with that one. Rejects with `project.unreadable`
 * when the repository is not there any more, and with `run.state` when this machine's git cannot merge, or when far too much
 * conflicts; then nothing has changed.
 */
export async function bringBase(
  clone: Clone,
  { name, ...said }: CommitOptions & { readonly name?: string | undefined },
): Promise<Brought> {
  const begun = readMerging(clone);
  if (begun) return layOut(clone, begun);
  const repository = await userRepository(clone, clone.project);
  const target = await baseNow(clone, name, repository);
  const none = { rewritten: false, conflicts: [] };
  if (target === undefined) return { outcome: "gone", target: null, ...none };
  const merging = await serially(clone.gitDir, async () => {
    const { gitDir, base, omitted } = clone;
    const head = await headOf(clone);
    await fetchCommit(repository, target, gitDir);
    if (target === base || (await leadsTo(gitDir, { from: head, to: target }))) return undefined;
    const rewritten = !(await leadsTo(gitDir, { from: target, to: base }));
    const { tree, conflicts } = await threeWay(gitDir, { base, work: head, target });
    if (conflicts.length > MAX_CONFLICTS) throw tooMany(conflicts.length);
    // What a rewritten branch has dropped must not come back by way of the history of the work.
    const parents = rewritten ? [target] : [head, target];
    const laid = await writeCommit(gitDir, { ...said, tree, parents });
    await keepLaid(gitDir, laid, laid);
    const before = { head, base, omitted: [...omitted] };
    const begins = { target, rewritten, before, laid, parents, conflicts: [...conflicts] };
    keepMerging(clone, begins);
    return begins;
  });
  return merging ? layOut(clone, merging) : { outcome: "current", target, ...none };
}

function tooMany(count: number): WheelhouseError {
  return new WheelhouseError(
    "run.state",
    `The work and the branch conflict in ${count} files, and more than ${MAX_CONFLICTS} are not resolved in one step.`,
    { hint: "Go on without it, and merge the new branch yourself, or start the issue again." },
  );
}

/** Lays a merge that was begun out in the tree, unless somebody is at work on it already. */
async function layOut(clone: Clone, merging: Merging): Promise<Brought> {
  const { target, rewritten, before, laid, conflicts } = merging;
  const head = await headOf(clone);
  if (head === before.head || head === laid) {
    const omitted = await submodulesOf(clone.gitDir, laid);
    await restoreWork(moveBase(clone, { base: target, omitted }), laid);
  }
  const outcome = conflicts.length > 0 ? "conflicts" : "merged";
  if (outcome === "merged") forgetMerging(clone);
  return { outcome, target, rewritten, conflicts };
}

/** What is in a commit and not in the tree, in the words of a clone. */
async function submodulesOf(gitDir: string, commit: string): Promise<string[]> {
  const text = await mustGit(["ls-tree", "-r", "-z", commit], { gitDir });
  return text.split("\0").flatMap((line) => {
    const [, path] = /^160000 commit [0-9a-f]+\t(.*)$/s.exec(line) ?? [];
    return path === undefined ? [] : [`${path}: a submodule, whose files are not part of it`];
  });
}
