import { randomUUID } from "node:crypto";
import { renameSync, rmSync } from "node:fs";
import { join } from "node:path";
import type { Clone } from "../clone/clone.ts";
import { copyIndexFile } from "../git/copy-index-file.ts";
import { type GitOptions, ourGit } from "../git/our-git.ts";
import { mustGit } from "../git/must-git.ts";
import { listChanges } from "./list-changes.ts";
import { rememberIndex, treeOfIndex } from "./known-trees.ts";
import { freeOfPipes } from "./free-of-pipes.ts";
import { type Found, type Inside, openInside } from "./inside.ts";
import type { LeftOut } from "./left-out.ts";
import { type Entry, putIn } from "./put-in.ts";

/** A larger file is no work to hand over, in bytes. */
export const MAX_FILE = 50 * 1024 * 1024;
/** Most that is taken at once, in bytes. */
const MAX_ALL = 1024 ** 3;

/** A tree as it was taken. */
export interface TakenTree {
  /** Git's name of the tree: the same for the same files. */
  readonly tree: string;
  readonly leftOut: readonly LeftOut[];
}

/**
 * Takes the files of a clone into our object store and index. Contents are read by us, from inside of the
 * tree only, and written as they are: a git that reads files by their paths could be led astray by whoever
 * still writes there.
 */
export async function takeTree(clone: Clone): Promise<TakenTree> {
  const { gitDir, tree } = clone;
  const kept = join(gitDir, "index");
  const known = treeOfIndex(kept);
  // Most looks find nothing, and then nothing is written: the tree is what our index was last written out as.
  const listed = await freeOfPipes(tree, { gitDir, workTree: tree }, (limited) =>
    listChanges(clone, limited),
  );
  const { paths, leftOut: closed } = listed.result;
  const leftOut = [...closed, ...listed.removed];
  if (paths.length === 0 && known !== undefined) return { tree: known, leftOut };
  // An index of its own until all is in it: a crash leaves the last one, and no lock.
  const index = join(gitDir, `index-${randomUUID()}`);
  copyIndexFile(kept, index);
  const where: GitOptions = { gitDir, workTree: tree, env: { GIT_INDEX_FILE: index } };
  try {
    if (paths.length > 0) {
      const inside = openInside(tree);
      try {
        const { objectFormat } = clone;
        leftOut.push(...(await putIn(readAll(paths, inside, leftOut), { where, objectFormat })));
      } finally {
        inside.close();
      }
      // Takes over times and sizes, so that the next look need not read these files again.
      const { removed } = await freeOfPipes(tree, where, (limited) => refresh(limited));
      leftOut.push(...removed);
    }
    const name = (await mustGit([...KEEP, "write-tree"], where)).trim();
    renameSync(index, kept);
    rememberIndex(kept, name);
    return { tree: name, leftOut };
  } finally {
    rmSync(index, { force: true });
    rmSync(`${index}.lock`, { force: true });
  }
}

/** Its exit says whether anything differs, which is known. */
async function refresh(where: GitOptions): Promise<void> {
  const args = ["update-index", "-q", "--refresh", "--ignore-submodules"];
  // One that was stopped has left its lock behind, on an index that only this call has.
  rmSync(`${where.env?.["GIT_INDEX_FILE"]}.lock`, { force: true });
  const { cut } = await ourGit(args, where);
  if (cut !== undefined) throw new Error(`git update-index was stopped: ${cut}`);
}

/** Work is on the disk before anybody is told of it. */
export const KEEP = [
  "-c",
  "core.fsync=committed,loose-object,reference",
  "-c",
  "core.fsyncMethod=batch",
];

function* readAll(paths: readonly string[], inside: Inside, leftOut: LeftOut[]): Generator<Entry> {
  let left = MAX_ALL;
  for (const path of paths) {
    if (path.includes("\uFFFD")) {
      leftOut.push({ path, why: "its name is not UTF-8" });
      continue;
    }
    const found = inside.read(path, Math.min(MAX_FILE, left));
    switch (found.kind) {
      case "file":
        left -= found.bytes.length;
        yield { path, mode: found.isExecutable ? "100755" : "100644", bytes: found.bytes };
        break;
      case "link":
        yield { path, mode: "120000", bytes: found.bytes };
        break;
      case "gone":
      case "directory":
        yield { path, mode: "gone" };
        break;
      case "large":
      case "special":
      case "closed":
        leftOut.push({ path, why: whyNot(found) });
        break;
      default:
        found satisfies never;
    }
  }
}

function whyNot(found: Found): string {
  if (found.kind === "closed") return "it may not be read";
  if (found.kind !== "large") return "it is no regular file";
  return found.size > MAX_FILE
    ? `it has ${Math.ceil(found.size / 1024 ** 2)} MiB, and more than ${MAX_FILE / 1024 ** 2} MiB are not taken`
    : `all changed files together have more than ${MAX_ALL / 1024 ** 3} GiB`;
}
