import { randomUUID } from "node:crypto";
import { mkdirSync, renameSync, writeFileSync } from "node:fs";
import { rm } from "node:fs/promises";
import { basename, dirname, join, resolve } from "node:path";
import { setTimeout as delay } from "node:timers/promises";
import { afterCheck, sealSnapshot } from "../check/after-check.ts";
import { inspectProject, type ProjectPlace, type RepositoryPlace } from "../git/inspect-project.ts";
import { maybeGit } from "../git/maybe-git.ts";
import { literal } from "../git/literal.ts";
import { ourGit } from "../git/our-git.ts";
import type { Snapshot } from "../workspace.ts";
import { copyFolder } from "./copy-folder.ts";
import { copyRepository } from "./copy-repository.ts";
import { entriesOf } from "./entries-of.ts";
import { type KeptSnapshot, keptFile, readKept } from "./kept-snapshot.ts";
import { nameFailure } from "./name-failure.ts";

/** Git may be packing the user's repository while we read it; then the same is tried again. */
const TRIES = 3;
const RETRY_MS = 200;
/** What the name of an unfinished snapshot has behind that of the finished one. */
const UNFINISHED = ".new-";
/** Most omitted paths that are named. */
const MAX_OMITTED = 200;

/**
 * Copies a project's exact working state, untracked files included, ignored files left out, to
 * `into`: `tree` is what agents read, `git` a git directory of its own with a commit of that state.
 *
 * All writing goes to `into`. The git directory has its own index and object store and reads the
 * user's objects through an alternate, which is safe: nothing is ever linked, and nothing writes an
 * object once the alternate is set.
 *
 * *Contract*: the user's repository is not written at all. Taken again into the same place after a
 * crash, the result is the same; a finished and untouched snapshot of this project is returned as it
 * is. Rejects with `project.unreadable`, `home.full` or `home.unwritable`, and then `into` is as it
 * was before.
 */
export async function takeSnapshot(options: {
  readonly project: string;
  readonly into: string;
}): Promise<Snapshot> {
  const into = resolve(options.into);
  const place = await inspectProject(options.project);
  const kept = finishedIn(into, place);
  if (kept) return kept;
  // A git that outlived a killed process of ours may still write to the place that it was given.
  const work = `${into}${UNFINISHED}${randomUUID()}`;
  for (let attempt = 1; ; attempt++) {
    try {
      await sweep(into);
      mkdirSync(join(work, "tree"), { recursive: true, mode: 0o700 });
      const { snapshot } = await build(place, { work, into });
      await rm(into, { recursive: true, force: true });
      renameSync(work, into);
      return snapshot;
    } catch (error) {
      const named = nameFailure(error, into);
      if (place.repository && attempt < TRIES && named.code === "project.unreadable") {
        await delay(RETRY_MS * attempt);
        continue;
      }
      await rm(work, { recursive: true, force: true }).catch(() => undefined);
      throw named;
    }
  }
}

function finishedIn(into: string, { path }: ProjectPlace): Snapshot | undefined {
  const kept = readKept(into);
  const isOf = kept?.project === path && kept.snapshot.path === join(into, "tree");
  return isOf && afterCheck(kept.snapshot).clean ? kept.snapshot : undefined;
}

/** Takes away what crashes and failures in the middle have left behind. */
async function sweep(into: string): Promise<void> {
  const parent = dirname(into);
  for (const { name } of entriesOf(parent)) {
    if (!name.startsWith(`${basename(into)}${UNFINISHED}`)) continue;
    await rm(join(parent, name), { recursive: true, force: true, maxRetries: 3 });
  }
}

async function build(
  place: ProjectPlace,
  { work, into }: { readonly work: string; readonly into: string },
): Promise<KeptSnapshot> {
  const to = {
    tree: join(work, "tree"),
    gitDir: join(work, "git"),
    scratch: join(work, "scratch"),
  };
  const { path, repository } = place;
  const { copied, omitted, ...rest } = repository
    ? await copyRepository(repository, to)
    : { ...(await copyFolder(path, to)), commit: undefined };
  const kept: KeptSnapshot = {
    version: 1,
    project: path,
    snapshot: {
      path: join(into, "tree"),
      ...(repository ? { gitDir: join(into, "git"), commit: rest.commit } : {}),
      ...(repository?.head === undefined ? {} : { base: repository.head }),
      hash: copied.hash,
      files: copied.hashes.size,
      omitted: inWords(omitted),
    },
    prefix: repository?.prefix ?? "",
    branch: repository?.branch ?? null,
    defaultBranch: repository?.defaultBranch?.name ?? null,
    mergeBase: (repository && (await findMergeBase(repository, to.gitDir))) ?? null,
    dirty: repository !== undefined && (await isDirty(repository, to.gitDir, rest.commit)),
  };
  sealSnapshot(work, copied.hashes);
  writeFileSync(keptFile(work), JSON.stringify(kept));
  return kept;
}

async function findMergeBase(
  { head, defaultBranch }: RepositoryPlace,
  gitDir: string,
): Promise<string | undefined> {
  if (head === undefined || defaultBranch === undefined) return undefined;
  return maybeGit(["merge-base", head, ...defaultBranch.commits], { gitDir });
}

async function isDirty(
  { head, prefix }: RepositoryPlace,
  gitDir: string,
  commit: string | undefined,
): Promise<boolean> {
  if (commit === undefined) return false;
  // Before the first commit everything is new.
  if (head === undefined) return true;
  const args = ["diff", "--quiet", "--ignore-submodules=all", head, commit];
  const pathspec = prefix === "" ? [] : ["--", literal(prefix)];
  return (await ourGit([...args, ...pathspec], { gitDir })).code === 1;
}

function inWords(omitted: ReadonlyMap<string, string>): string[] {
  const all = [...omitted].map(([path, why]) => `${path}: ${why}`).sort();
  if (all.length <= MAX_OMITTED) return all;
  return [...all.slice(0, MAX_OMITTED), `and ${all.length - MAX_OMITTED} more`];
}
