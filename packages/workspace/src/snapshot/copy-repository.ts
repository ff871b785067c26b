import { lstatSync } from "node:fs";
import { join } from "node:path";
import type { RepositoryPlace } from "../git/inspect-project.ts";
import { listIndex } from "../git/list-index.ts";
import { mustGit } from "../git/must-git.ts";
import { createPrivateGit, type PrivateGit, readUserObjects } from "../git/private-git.ts";
import { addAll, survey } from "./add-all.ts";
import { createTreeCopy, type TreeCopied, type TreeCopy } from "./tree-copy.ts";

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
 * Copies the working tree of a repository: first into a commit of a git directory of our own, as the
 * user's git would store it, then file by file as the bytes are. When nothing has changed in between,
 * the two are of one moment.
 */
export async function copyRepository(
  repository: RepositoryPlace,
  to: { readonly gitDir: string; readonly tree: string },
): Promise<RepositoryCopy> {
  const { top, prefix, head } = repository;
  const git = await createPrivateGit(repository, to.gitDir);
  await lookAtAll(git);
  const copy = createTreeCopy(join(top, prefix), to.tree);
  let round = await copyOnce(git, repository, copy, new Set());
  for (let count = 1; round.changed.size > 0 && count < ROUNDS; count++)
    round = await copyOnce(git, repository, copy, round.changed);
  const commit = await commitIndex(git, head);
  readUserObjects(git, repository);
  const copied = copy.finish();
  const omitted = new Map([...round.omitted, ...copied.omitted]);
  for (const path of round.changed)
    omitted.set(path, "it was being written, so its copy may be of another moment");
  return { copied, commit, omitted };
}

/** Nobody's word is taken for it that a file has not changed. */
async function lookAtAll({ gitDir, workTree }: PrivateGit): Promise<void> {
  const assumed = (await listIndex({ gitDir, workTree })).filter((entry) => entry.isAssumed);
  if (assumed.length === 0) return;
  await mustGit(["update-index", "--no-assume-unchanged", "-z", "--stdin"], {
    gitDir,
    workTree,
    input: assumed.map((entry) => `${entry.path}\0`).join(""),
  });
}

/** Takes everything into the index and the copy; what was changed in the meantime is to be taken again. */
async function copyOnce(
  git: PrivateGit,
  repository: RepositoryPlace,
  copy: TreeCopy,
  again: ReadonlySet<string>,
): Promise<{ changed: Set<string>; omitted: Map<string, string> }> {
  const { gitDir, workTree } = git;
  const skip = repository.prefix === "" ? 0 : repository.prefix.length + 1;
  const found = await survey(git, repository);
  const before = new Map(
    [...found.tracked, ...found.untracked].map((path) => [path, stampOf(workTree, path)]),
  );
  await addAll(git, repository, found);
  const entries = (await listIndex({ gitDir, workTree })).filter(
    (entry) => skip === 0 || entry.path.startsWith(`${repository.prefix}/`),
  );
  const present = entries.filter((entry) => entry.kind !== "submodule" && !entry.isSkipped);
  await copy.update(
    present.map((entry) => entry.path.slice(skip)),
    again,
  );
  const changed = present
    .filter(({ path }) => stampOf(workTree, path) !== before.get(path))
    .map(({ path }) => path.slice(skip));
  const omitted = new Map<string, string>();
  for (const [path, why] of found.omitted) omitted.set(path.slice(skip), why);
  const taken = new Set(entries.map((entry) => entry.path));
  for (const path of found.untracked)
    if (!taken.has(path)) omitted.set(path.slice(skip), "it may not be read");
  for (const { path, kind } of entries)
    if (kind === "submodule") omitted.set(path.slice(skip), "a submodule");
  const skipped = entries.filter((entry) => entry.isSkipped).length;
  if (skipped > 0) omitted.set(`${skipped} files`, "outside the sparse checkout");
  return { changed: new Set(changed), omitted };
}

/** Changes whenever a file does; git itself looks at whole seconds only. */
function stampOf(top: string, path: string): string {
  try {
    const { ino, size, mtimeNs, ctimeNs } = lstatSync(join(top, path), { bigint: true });
    return `${ino} ${size} ${mtimeNs} ${ctimeNs}`;
  } catch {
    return "gone";
  }
}

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
