import { randomUUID } from "node:crypto";
import { existsSync, renameSync } from "node:fs";
import { basename, dirname, join } from "node:path";
import { WheelhouseError } from "@wheelhouse/core";
import type { Clone } from "../clone/clone.ts";
import type { RepositoryPlace } from "../git/inspect-project.ts";
import { maybeGit } from "../git/maybe-git.ts";
import { userRepository } from "../hand-over/user-repository.ts";
import { entriesOf } from "../snapshot/entries-of.ts";
import { keepWork } from "../commit/keep-work.ts";
import { inWords } from "../commit/left-out.ts";
import { asideOf } from "../commit/restore-work.ts";
import { serially } from "../commit/serially.ts";
import { bundleOf, workRefs } from "./bundle-of.ts";
import { diskUseOf } from "./disk-use-of.ts";
import { removeTree } from "./remove-tree.ts";

/** What a removed clone has behind its name until all of it is gone. */
const GOING = ".gone-";

/** How a clone may be removed. */
export interface CleanUpOptions {
  /** The user's project; the one that the clone was made of when absent. */
  readonly project?: string | undefined;
  /** Where to put what no branch of the user's leads to; without it, such work is not removed. */
  readonly bundle?: string | undefined;
  /** Remove what is in no commit, such as files that are too large. */
  readonly evenLeftOut?: boolean | undefined;
}

/** What became of a clone. */
export interface CleanedUp {
  /** Bytes of the disk that are free again. */
  readonly freed: number;
  /** The bundle that was written; absent when branches of the user's have all work. */
  readonly bundle?: string | undefined;
}

/**
 * Removes a clone whose work is kept elsewhere: all of it is reachable from branches of the user's, or a
 * verified bundle has it. What was not committed is committed first, and counts as work.
 *
 * *Contract*: rejects with `run.state`, and removes nothing, when work would be lost. Ignored files, such
 * as what a build has made, are removed. A removal that a crash has cut short is finished by the next call
 * for a clone of that place.
 */
export function cleanUp(clone: Clone, options: CleanUpOptions = {}): Promise<CleanedUp> {
  return serially(clone.gitDir, async () => {
    await sweepGone(clone.path);
    if (!existsSync(clone.path)) return { freed: 0 };
    const { leftOut } = await keepWork(clone, "What was there when the clone was removed");
    const lost = [...inWords(leftOut), ...asideNames(clone)];
    if (lost.length > 0 && options.evenLeftOut !== true)
      throw refusal(clone, `it has what no commit can hold: ${lost.slice(0, 5).join("; ")}`);
    const repository = await userRepository(clone, options.project ?? clone.project).catch(
      () => undefined,
    );
    const loose = await notInBranches(clone, repository);
    if (loose.length > 0 && options.bundle === undefined)
      throw refusal(clone, `no branch of yours has the work of ${loose.join(", ")}`);
    // What the user's branches do not lead to may be gone when the work is wanted.
    const whole = repository === undefined || !(await hasBranch(repository, clone.base));
    const bundle =
      loose.length === 0 ? undefined : await bundleOf(clone, options.bundle ?? "", { whole });
    const freed = await diskUseOf(clone.path);
    // From here on it is no clone any more, whatever happens.
    const going = `${clone.path}${GOING}${randomUUID()}`;
    renameSync(clone.path, going);
    await removeTree(going);
    return bundle === undefined ? { freed } : { freed, bundle: bundle.file };
  });
}

/** Removes what earlier clean-ups of a place have left. */
async function sweepGone(path: string): Promise<void> {
  const parent = dirname(path);
  for (const { name } of entriesOf(parent))
    if (name.startsWith(`${basename(path)}${GOING}`)) await removeTree(join(parent, name));
}

/** Refs with work that no branch of the user's leads to; all of them when that repository is gone. */
async function notInBranches(
  clone: Clone,
  repository: RepositoryPlace | undefined,
): Promise<string[]> {
  const loose: string[] = [];
  for (const [name, commit] of Object.entries(await workRefs(clone)))
    if (!repository || !(await hasBranch(repository, commit))) loose.push(name);
  return loose;
}

async function hasBranch({ commonDir }: RepositoryPlace, commit: string): Promise<boolean> {
  const args = ["for-each-ref", "--count=1", `--contains=${commit}`, "--format=%(refname)"];
  return (await maybeGit([...args, "refs/heads"], { gitDir: commonDir })) !== undefined;
}

function asideNames({ path }: Clone): string[] {
  const aside = asideOf(path);
  return entriesOf(aside).map(({ name }) => join(aside, name));
}

function refusal({ path }: Clone, why: string): WheelhouseError {
  return new WheelhouseError("run.state", `${path} is not removed: ${why}.`, {
    hint: "Accept the work or merge it, or name a file for a bundle of it.",
  });
}
