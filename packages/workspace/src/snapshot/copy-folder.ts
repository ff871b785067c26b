import { lstatSync, mkdirSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { WheelhouseError } from "@wheelhouse/core";
import { listOthers } from "../git/list-others.ts";
import { mustGit } from "../git/must-git.ts";
import { entriesOf } from "./entries-of.ts";
import { LEFT_OUT } from "./left-out.ts";
import { createPace } from "./pace.ts";
import { createTreeCopy, type TreeCopied } from "./tree-copy.ts";

const MAX_FILES = 50_000;
const MAX_BYTES = 1024 ** 3;

/** Copies a folder that is in no repository. `scratch` is a directory for our own use, gone afterwards. */
export async function copyFolder(
  path: string,
  to: { readonly scratch: string; readonly tree: string },
): Promise<{ readonly copied: TreeCopied; readonly omitted: ReadonlyMap<string, string> }> {
  const omitted = await surveyFolder(path);
  await mustGit(["init", "--quiet", "--bare", "--template=", to.scratch]);
  mkdirSync(join(to.scratch, "info"), { recursive: true });
  const excludes = [...LEFT_OUT].map((name) => `${name}/`);
  writeFileSync(join(to.scratch, "info", "exclude"), `${excludes.join("\n")}\n`);
  const others = await listOthers([], { gitDir: to.scratch, workTree: path }, []);
  rmSync(to.scratch, { recursive: true });
  for (const closed of others.closed) omitted.set(closed, "a directory that may not be read");
  for (const inner of others.paths)
    if (inner.endsWith("/")) omitted.set(inner, "a repository of its own");
  const copy = createTreeCopy(path, to.tree);
  await copy.update(
    others.paths.filter((file) => !file.endsWith("/")),
    new Set(),
  );
  const copied = copy.finish();
  for (const [file, why] of copied.omitted) omitted.set(file, why);
  return { copied, omitted };
}

/**
 * Goes through the whole folder before anything is copied: without a repository it may be anything,
 * a home directory too, and one that is too large is refused. Returns what is left out.
 */
async function surveyFolder(path: string): Promise<Map<string, string>> {
  const pace = createPace();
  const omitted = new Map<string, string>();
  let files = 0;
  let bytes = 0;
  const directories = [""];
  for (let below = directories.pop(); below !== undefined; below = directories.pop()) {
    const entries = entriesOf(join(path, below));
    // A repository of its own is not copied, whatever its size.
    if (below !== "" && entries.some((entry) => entry.name === ".git")) continue;
    for (const entry of entries) {
      const name = below === "" ? entry.name : `${below}/${entry.name}`;
      if (entry.isDirectory()) {
        if (LEFT_OUT.has(entry.name)) omitted.set(`${name}/`, "left out of a folder without git");
        else directories.push(name);
      } else if (entry.isFile()) {
        files++;
        bytes += lstatSync(join(path, name), { throwIfNoEntry: false })?.size ?? 0;
      }
      if (files > MAX_FILES || bytes > MAX_BYTES) refuse(path);
    }
    await pace();
  }
  return omitted;
}

function refuse(path: string): never {
  throw new WheelhouseError(
    "project.unreadable",
    `${path} is no git repository and too large to copy: more than ${MAX_FILES} files or ${MAX_BYTES / 1024 ** 3} GiB.`,
    { hint: "Name a smaller folder, or make it a repository: git init" },
  );
}
