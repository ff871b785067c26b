import { lstatSync } from "node:fs";
import { join } from "node:path";
import { WheelhouseError } from "@wheelhouse/core";
import type { RepositoryPlace } from "../git/inspect-project.ts";
import { type IndexEntry, listIndex } from "../git/list-index.ts";
import { listOthers } from "../git/list-others.ts";
import { mustGit } from "../git/must-git.ts";
import { ourGit } from "../git/our-git.ts";
import {
  createPrivateGit,
  dropConversion,
  type PrivateGit,
  readUserObjects,
} from "../git/private-git.ts";
import { MAX_FILE, tooLarge } from "./copy-file.ts";
import { createTreeCopy, type TreeCopied } from "./tree-copy.ts";

/** A project may be edited while it is copied; what has changed by then is copied again, so often. */
const ROUNDS = 3;

/** The copy of a repository's working tree, and the commit that captures it. */
export interface RepositoryCopy {
  readonly copied: TreeCopied;
  readonly commit: string;
  /** What was left out: path from the project → why. */
  readonly omitted: ReadonlyMap<string, string>;
}

/**
 * Copies the working tree of a repository: first into commits of a git directory of our own, as the
 * user's git would store it, then file by file as the bytes are. When nothing has changed in between,
 * the two are of one moment.
 */
export async function copyRepository(
  repository: RepositoryPlace,
  to: { readonly gitDir: string; readonly tree: string },
): Promise<RepositoryCopy> {
  const { top, prefix } = repository;
  const git = await createPrivateGit(repository, to.gitDir);
  const options = { gitDir: git.gitDir, workTree: git.workTree };
  const omitted = new Map<string, string>();
  const copy = createTreeCopy(join(top, prefix), to.tree);
  const below = prefix === "" ? "" : `${prefix}/`;
  await lookAtAll(git);
  let again: ReadonlySet<string> = new Set();
  for (let round = 1; ; round++) {
    const others = await addAll(git, repository, omitted);
    const entries = (await listIndex(options)).filter((entry) => entry.path.startsWith(below));
    const present = entries.filter((entry) => entry.kind !== "submodule" && !entry.isSkipped);
    const taken = new Set(entries.map((entry) => entry.path));
    for (const path of others)
      if (!taken.has(path)) omitted.set(path.slice(below.length), "it may not be read");
    noteAbsent(entries, below, omitted);
    await copy.update(
      present.map((entry) => entry.path.slice(below.length)),
      again,
    );
    again = await changedSince(git, prefix, copy.finish().omitted);
    if (again.size === 0) break;
    if (round < ROUNDS) continue;
    for (const path of again)
      omitted.set(path, "it was being written, so its copy may be of another moment");
    break;
  }
  const commit = await commitIndex(git, repository.head);
  readUserObjects(git, repository);
  const copied = copy.finish();
  for (const [path, why] of copied.omitted) omitted.set(path, why);
  return { copied, commit, omitted };
}

/** Nobody's word is taken for it that a file has not changed. */
async function lookAtAll({ gitDir, workTree }: PrivateGit): Promise<void> {
  const assumed = (await listIndex({ gitDir, workTree })).filter((entry) => entry.isAssumed);
  if (assumed.length === 0) return;
  await mustGit(["update-index", "--no-assume-unchanged", "-z", "--stdin"], {
    gitDir,
    workTree,
    input: assumed.map((entry) => entry.path).join("\0"),
  });
}

/** Puts what the working tree has into our index, and names what is not taken. Returns the untracked paths that should be in it now. */
async function addAll(
  git: PrivateGit,
  repository: RepositoryPlace,
  omitted: Map<string, string>,
): Promise<string[]> {
  const { gitDir, workTree, settings } = git;
  const { top, prefix } = repository;
  const others = await listOthers(within(prefix), { gitDir, workTree }, settings);
  const name = (path: string, why: string): unknown =>
    omitted.set(prefix === "" ? path : path.slice(prefix.length + 1), why);
  for (const path of others.closed) name(path, "a directory that may not be read");
  const entries = await listIndex({ gitDir, workTree });
  // Git would ask a submodule for its state, by its own configuration; ours stay as HEAD has them.
  const without = entries.filter((entry) => entry.kind === "submodule").map((entry) => entry.path);
  const wanted: string[] = [];
  for (const path of others.paths) {
    const why = whyNot(join(top, path), path);
    if (why !== undefined) name(path, why);
    (why === undefined ? wanted : without).push(path);
  }
  const isEmpty =
    others.paths.length === 0 && !entries.some((entry) => entry.path.startsWith(`${prefix}/`));
  if (prefix !== "" && isEmpty) return [];
  const pathspec = [
    ...(prefix === "" ? ["."] : within(prefix)),
    ...without.map((path) => literal(path, "exclude,")),
  ];
  const add = (): ReturnType<typeof ourGit> =>
    ourGit(
      [
        ...settings,
        "add",
        "--all",
        "--ignore-errors",
        "--pathspec-from-file=-",
        "--pathspec-file-nul",
      ],
      { gitDir, workTree, input: pathspec.join("\0") },
    );
  let added = await add();
  if (added.code > 1) {
    dropConversion(git, repository);
    added = await add();
  }
  // 1 means that some files could not be read; they are named when they cannot be copied either.
  if (added.code === 0 || added.code === 1) return wanted;
  const said = added.stderr.trim().split("\n").at(-1) ?? "";
  throw new WheelhouseError("project.unreadable", `The files of ${top} cannot be copied: ${said}`, {
    hint: "Check the repository: git status",
  });
}

/** Why an untracked path is not taken; undefined when it is. */
function whyNot(full: string, path: string): string | undefined {
  if (path.endsWith("/")) return "a repository of its own";
  try {
    const stat = lstatSync(full);
    if (stat.isFile() && stat.size > MAX_FILE) return tooLarge(stat.size);
  } catch {
    return undefined;
  }
  return undefined;
}

function noteAbsent(
  entries: readonly IndexEntry[],
  below: string,
  omitted: Map<string, string>,
): void {
  for (const { path, kind } of entries)
    if (kind === "submodule") omitted.set(path.slice(below.length), "a submodule");
  const skipped = entries.filter((entry) => entry.isSkipped).length;
  if (skipped > 0) omitted.set(`${skipped} files`, "outside the sparse checkout");
}

/** Paths whose files are not as they were when git took them; those that cannot be copied anyway do not count. */
async function changedSince(
  { gitDir, workTree, settings }: PrivateGit,
  prefix: string,
  omitted: ReadonlyMap<string, string>,
): Promise<Set<string>> {
  const listing = await mustGit(
    [
      ...settings,
      "diff-files",
      "--name-only",
      "-z",
      "--ignore-submodules=all",
      "--",
      ...within(prefix),
    ],
    { gitDir, workTree },
  );
  const skip = prefix === "" ? 0 : prefix.length + 1;
  const paths = listing.split("\0").filter((path) => path !== "");
  return new Set(
    paths.map((path) => path.slice(skip)).filter((path) => !isForGood(omitted.get(path))),
  );
}

const isForGood = (why: string | undefined): boolean => why !== undefined && why !== "it is gone";

/** Captures our index in a commit: the same for the same state, whoever takes it and when. */
async function commitIndex({ gitDir }: PrivateGit, parent: string | undefined): Promise<string> {
  // Blobs of unchanged files are the user's; only what names them is written here.
  const tree = (await mustGit(["write-tree", "--missing-ok"], { gitDir })).trim();
  const who = "wheelhouse <wheelhouse@localhost> 946684800 +0000";
  const lines = [
    `tree ${tree}`,
    ...(parent === undefined ? [] : [`parent ${parent}`]),
    `author ${who}`,
    `committer ${who}`,
  ];
  const input = `${lines.join("\n")}\n\nsnapshot\n`;
  return (
    await mustGit(["hash-object", "-t", "commit", "-w", "--stdin"], { gitDir, input })
  ).trim();
}

/** A pathspec that means this very path, whatever letters are in it. */
const literal = (path: string, more = ""): string => `:(top,${more}literal)${path}`;
const within = (prefix: string): string[] => (prefix === "" ? [] : [literal(prefix)]);
