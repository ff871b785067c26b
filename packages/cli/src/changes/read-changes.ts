import type { ChangesObject } from "@wheelhouse/core";
import {
  asPatch,
  changesOf,
  type Changes,
  type Clone,
  headOf,
  readClone,
} from "@wheelhouse/workspace";
import { commitsOf, type WorkCommit } from "../ground/commits-of.ts";
import { cloneDirectory } from "../home/home-paths.ts";
import { branchesWith } from "./branches-with.ts";
import { commitCounts } from "./commit-counts.ts";

/**
 * What a run has changed in its clone, or one step of it with the steps in it; undefined when it has no clone. What is in
 * the tree and not committed is not part of it.
 */
export async function readChanges(
  home: string,
  run: string,
  step?: string,
): Promise<ChangesObject | undefined> {
  const clone = readClone(cloneDirectory(home, run));
  if (!clone) return undefined;
  const head = await headOf(clone);
  const [commits, counts, kept] = await Promise.all([
    commitsOf(clone, head),
    commitCounts(clone, head),
    head === clone.base ? undefined : branchesWith(clone, head),
  ]);
  const isMeant = (commit: WorkCommit): boolean =>
    step === undefined || commit.step === step || commit.step.startsWith(`${step}/`);
  const own = commits.filter(isMeant);
  const parts = await Promise.all(
    (step === undefined ? [{ from: clone.base, to: head }] : stretchesOf(commits, isMeant)).map(
      (range) => changesOf(clone, range),
    ),
  );
  return {
    run,
    step: step ?? null,
    ...joined(clone, parts),
    commits: own.map(({ commit, step: by, attempt, subject }) => ({
      commit,
      step: by,
      attempt,
      subject,
      ...(counts.get(commit) ?? { files: 0, added: 0, removed: 0 }),
    })),
    branch: kept?.branch ?? null,
  };
}

/** What a run has changed, as mails that git applies; undefined when it has no clone. */
export async function readPatch(home: string, run: string): Promise<string | undefined> {
  const clone = readClone(cloneDirectory(home, run));
  return clone && asPatch(clone);
}

/** Commits one after the other that are meant: what others did between them is in none. */
function stretchesOf(
  commits: readonly WorkCommit[],
  isMeant: (commit: WorkCommit) => boolean,
): { from: string; to: string }[] {
  const stretches: { from: string; to: string }[] = [];
  let isOpen = false;
  for (const each of commits) {
    const last = stretches.at(-1);
    if (isMeant(each)) {
      // What is laid out begins with all of the branch in it.
      if (isOpen && last && !each.bringsIn) last.to = each.commit;
      else stretches.push({ from: each.parent, to: each.commit });
    }
    isOpen = isMeant(each);
  }
  return stretches;
}

type Shown = Pick<
  ChangesObject,
  "from" | "to" | "added" | "removed" | "files" | "patch" | "truncated"
>;

/** Changes one after the other as one: a file that several have is listed once, with the lines of all. */
function joined({ base }: Clone, parts: readonly Changes[]): Shown {
  const files = new Map<string, ChangesObject["files"][number]>();
  for (const { path, from, status, added, removed, binary, flags } of parts.flatMap(
    (part) => part.files,
  )) {
    const before = files.get(path);
    files.set(path, {
      path,
      from: before?.from ?? from ?? null,
      status: before?.status === "added" && status !== "deleted" ? "added" : status,
      added: added + (before?.added ?? 0),
      removed: removed + (before?.removed ?? 0),
      binary: binary || before?.binary === true,
      flags: [...new Set([...(before?.flags ?? []), ...flags])],
    });
  }
  return {
    from: parts[0]?.from ?? base,
    to: parts.at(-1)?.to ?? base,
    added: parts.reduce((sum, part) => sum + part.added, 0),
    removed: parts.reduce((sum, part) => sum + part.removed, 0),
    files: [...files.values()],
    patch: parts.map(({ patch }) => patch).join(""),
    truncated: parts.some(({ truncated }) => truncated),
  };
}
