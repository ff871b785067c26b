import { type Dir, type Dirent, lstatSync, opendirSync } from "node:fs";
import { join } from "node:path";
import { ourGit } from "@wheelhouse/workspace";

/** A file of a project's working tree: path with forward slashes, size in bytes. */
export interface ProjectFile {
  readonly path: string;
  readonly bytes: number;
}

/** More files than this are not looked at before a run: the run itself looks at all of them. */
const MOST = 20_000;
/** Entries of a plain folder that are looked at: one may have folders without end, and hardly a file. */
const MOST_ENTRIES = 100_000;
/** How long git may take to list them, in milliseconds, and how much it may say, in bytes. */
const LIMITS = { timeoutMs: 10_000, maxBytes: 16 * 1024 * 1024 } as const;
/** What a folder without git is not entered for. */
const ASIDE = new Set(["node_modules", ".git", ".venv", "target", "dist", "build", "vendor"]);

/**
 * The files that a run would see, before there is a snapshot: tracked and new ones of a repository, all of a plain
 * folder but what tools install there. In the order of their paths, at most {@link MOST}. Writes nothing.
 */
export async function projectFiles(project: string): Promise<readonly ProjectFile[]> {
  const listed = await listedByGit(project);
  const paths = listed ?? walked(project);
  return paths
    .slice(0, MOST)
    .flatMap((path) => {
      const found = lstatSync(join(project, path), { throwIfNoEntry: false });
      return found?.isFile() === true ? [{ path, bytes: found.size }] : [];
    })
    .sort((a, b) => (a.path < b.path ? -1 : 1));
}

async function listedByGit(cwd: string): Promise<readonly string[] | undefined> {
  const args = ["ls-files", "-z", "--cached", "--others", "--exclude-standard", "."];
  try {
    const { code, stdout } = await ourGit(args, { cwd, ...LIMITS });
    if (code !== 0) return undefined;
    return [...new Set(stdout.split("\0").filter((path) => path !== ""))];
  } catch {
    return undefined;
  }
}

function walked(project: string): readonly string[] {
  const paths: string[] = [];
  const open = [""];
  let entries = 0;
  for (let folder = open.pop(); folder !== undefined; folder = open.pop())
    for (const entry of entriesOf(join(project, folder))) {
      entries += 1;
      if (paths.length >= MOST || entries > MOST_ENTRIES) return paths;
      const path = folder === "" ? entry.name : `${folder}/${entry.name}`;
      if (entry.isFile()) paths.push(path);
      else if (entry.isDirectory() && !ASIDE.has(entry.name)) open.push(path);
    }
  return paths;
}

/** What is in a directory, one after the other; nothing of one that cannot be read. */
function* entriesOf(path: string): Generator<Dirent> {
  let directory: Dir;
  try {
    directory = opendirSync(path);
  } catch {
    return;
  }
  try {
    for (let entry = directory.readSync(); entry !== null; entry = directory.readSync())
      yield entry;
  } finally {
    directory.closeSync();
  }
}
