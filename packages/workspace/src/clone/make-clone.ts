import { randomUUID } from "node:crypto";
import { mkdirSync, renameSync } from "node:fs";
import { availableParallelism } from "node:os";
import { basename, dirname, join, resolve } from "node:path";
import { WheelhouseError } from "@wheelhouse/core";
import { removeTree } from "../clean-up/remove-tree.ts";
import { inspectProject } from "../git/inspect-project.ts";
import { listIndex } from "../git/list-index.ts";
import { mustGit } from "../git/must-git.ts";
import { refuseBranchName } from "../git/refuse-branch-name.ts";
import { entriesOf } from "../snapshot/entries-of.ts";
import { nameFailure } from "../snapshot/name-failure.ts";
import { writeAgentGit } from "./agent-git.ts";
import { carryFiles } from "./carry-files.ts";
import { type ChosenBase, chooseBase } from "./choose-base.ts";
import type { Clone, CloneOptions } from "./clone.ts";
import { copyObjects } from "./copy-objects.ts";
import { countDirty } from "./count-dirty.ts";
import { cloneIn, keepClone, readClone } from "./kept-clone.ts";
import { beginAt, createOurGitDir } from "./our-git-dir.ts";
import { sayNotes } from "./say-notes.ts";

/** What the name of an unfinished clone has behind that of the finished one. */
const UNFINISHED = ".new-";
const CHECK_OUT_MS = 600_000;
/** It can be made again, so it need not reach the disk before we go on. */
const FAST = ["-c", "core.fsync=none", "-c", `checkout.workers=${availableParallelism()}`];

/**
 * Makes a private clone of a project in `into`: `tree` at a commit, for agents to write in, and `git`, our
 * own git directory. It has objects, index and refs of its own, so that nothing done to it reaches the
 * user's repository, and nothing done there can break it.
 *
 * *Contract*: the user's repository is not written at all. Made again into the same place, a finished
 * clone of the project is returned as it is, with all work in it, and an unfinished one is made anew.
 * Rejects with `project.unreadable` when there is nothing to begin at, `settings.invalid` for what cannot
 * be carried, `home.full` or `home.unwritable`; then `into` is as it was before.
 */
export async function makeClone(options: CloneOptions): Promise<Clone> {
  const into = resolve(options.into);
  const branch = options.branch ?? "work";
  const [place] = await Promise.all([
    inspectProject(options.project, { defaultBranch: false }),
    refuseBranchName(branch),
  ]);
  const kept = readClone(into);
  if (kept?.project === place.path) return kept;
  if (entriesOf(into).length > 0)
    throw new WheelhouseError(
      "home.unwritable",
      `${into} is not empty, and no clone of ${place.path}.`,
      {
        hint: "Move it away: nothing in it is removed by us.",
      },
    );
  const chosen = await chooseBase(place, options.base);
  const work = `${into}${UNFINISHED}${randomUUID()}`;
  try {
    await sweep(into);
    mkdirSync(join(work, "tree"), { recursive: true, mode: 0o700 });
    const clone = await build(chosen, { ...options, project: place.path, branch, into, work });
    options.signal?.throwIfAborted();
    await removeTree(into);
    renameSync(work, into);
    return clone;
  } catch (error) {
    await removeTree(work).catch(() => undefined);
    // A git that was stopped says something else.
    options.signal?.throwIfAborted();
    throw nameFailure(error, into);
  }
}

/**
 * Takes away what crashes and failures in the middle have left behind. A git that outlived a killed process
 * of ours may still write there; then it is for the next time.
 */
async function sweep(into: string): Promise<void> {
  const parent = dirname(into);
  for (const { name } of entriesOf(parent))
    if (name.startsWith(`${basename(into)}${UNFINISHED}`))
      await removeTree(join(parent, name)).catch(() => undefined);
}

type Building = CloneOptions & {
  readonly branch: string;
  /** Where it is built, and moved away from when it is finished. */
  readonly work: string;
};

async function build(
  { repository, commit: base, ref: baseRef }: ChosenBase,
  { project, into, work, branch, carry = [], covered = [], signal }: Building,
): Promise<Clone> {
  const { top, prefix, commonDir, objectFormat } = repository;
  const at = { tree: join(work, "tree"), gitDir: join(work, "git") };
  await createOurGitDir(at.gitDir, repository);
  const counting = countDirty(repository, join(work, "scratch"));
  // Nobody waits for it when the clone fails before.
  counting.catch(() => undefined);
  const from = join(commonDir, "objects");
  await copyObjects({ from, to: join(work, "objects"), gitDir: at.gitDir, base });
  const where = { gitDir: at.gitDir, workTree: at.tree, timeoutMs: CHECK_OUT_MS, signal };
  await Promise.all([
    beginAt(at.gitDir, base),
    mustGit([...FAST, "read-tree", "--reset", "-u", base], where),
  ]);
  const [entries, dirty] = await Promise.all([listIndex({ gitDir: at.gitDir }), counting]);
  const { carried, notes } = carryFiles(carry, { from: top, prefix, ...at });
  const paths = entries.map((entry) => entry.path);
  const kept = {
    project,
    prefix,
    base,
    baseRef,
    branch,
    objectFormat,
    carried: [...carried],
    covered: covered.map((path) => join(prefix, path)),
    omitted: entries.flatMap(({ path, kind }) =>
      kind === "submodule" ? [`${path}: a submodule, whose files are not part of it`] : [],
    ),
    dirty,
    notes: [...sayNotes(repository, { base, dirty, paths, tree: at.tree }), ...notes],
  };
  const clone = cloneIn(into, kept);
  await writeAgentGit(clone, base, at);
  keepClone(work, kept);
  return clone;
}
