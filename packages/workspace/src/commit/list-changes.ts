import { lstatSync } from "node:fs";
import { join } from "node:path";
import type { Clone } from "../clone/clone.ts";
import { type GitOptions, ourGit } from "../git/our-git.ts";
import { listIndex } from "../git/list-index.ts";
import { listOthers } from "../git/list-others.ts";
import { mustGit } from "../git/must-git.ts";
import { entriesOf } from "../snapshot/entries-of.ts";
import type { LeftOut } from "./left-out.ts";

/** Paths of a tree that may differ from our index. */
export interface TreeChanges {
  /** Sorted; some may turn out to be as they were. */
  readonly paths: readonly string[];
  /** What cannot be taken, whatever it is. */
  readonly leftOut: readonly LeftOut[];
}

/**
 * Lists what differs between a tree and our index, ignored, carried and covered files left out. Nothing that lies
 * in the tree is run, and no repository in it is asked: files of one that an agent made are files.
 */
export async function listChanges(clone: Clone, where: GitOptions): Promise<TreeChanges> {
  const { tree, carried, covered, omitted } = clone;
  const [changed, others, index] = await Promise.all([
    mustGit(["diff-files", "--name-only", "-z", "--ignore-submodules=all", "--no-renames"], where),
    listOthers([], where, []),
    // Only a base brings submodules: we take none.
    omitted.length === 0 ? [] : listIndex(where),
  ]);
  const leftOut: LeftOut[] = others.closed.map((path) => ({ path, why: "it may not be read" }));
  for (const { path, kind } of index)
    if (kind === "submodule" && !isEmpty(join(tree, path)))
      leftOut.push({ path, why: "a submodule, whose files are not part of the work" });
  const found = new Set(changed.split("\0"));
  for (const path of others.paths) {
    if (!path.endsWith("/")) found.add(path);
    else for (const inner of await filesOfInner(tree, path, where)) found.add(inner);
  }
  found.delete("");
  for (const path of carried) found.delete(path);
  for (const path of found) {
    if (!covered.some((cover) => path === cover || path.startsWith(`${cover}/`))) continue;
    found.delete(path);
    leftOut.push({ path, why: "it is a setting of agents, and no work" });
  }
  return { paths: [...found].sort(), leftOut };
}

/** Files of a repository that lies in the tree, but those of its git directory and what is ignored. */
async function filesOfInner(tree: string, inner: string, where: GitOptions): Promise<string[]> {
  const files: string[] = [];
  const directories = [inner];
  for (let below = directories.pop(); below !== undefined; below = directories.pop())
    for (const entry of entriesOf(join(tree, below))) {
      if (entry.name.toLowerCase() === ".git") continue;
      if (entry.isDirectory()) directories.push(`${below}${entry.name}/`);
      else if (entry.isFile() || entry.isSymbolicLink()) files.push(below + entry.name);
    }
  if (files.length === 0) return files;
  const input = files.map((file) => `${file}\0`).join("");
  const args = ["check-ignore", "--no-index", "-z", "--stdin"];
  const { code, stdout: ignored, stderr } = await ourGit(args, { ...where, input });
  // 1 says that none is.
  if (code !== 0 && code !== 1) throw new Error(`git check-ignore failed: ${stderr}`);
  const without = new Set(ignored.split("\0"));
  return files.filter((file) => !without.has(file));
}

function isEmpty(path: string): boolean {
  const stat = lstatSync(path, { throwIfNoEntry: false });
  return stat === undefined || (stat.isDirectory() && entriesOf(path).length === 0);
}
