import { lstatSync, rmSync } from "node:fs";
import { join } from "node:path";
import type { GitOptions } from "../git/our-git.ts";
import { entriesOf } from "../snapshot/entries-of.ts";
import { createPace } from "../snapshot/pace.ts";
import type { LeftOut } from "./left-out.ts";

/** How long git may take before we look whether something keeps it waiting, in milliseconds. */
const FIRST_MS = 5_000;
const LONG_MS = 600_000;
/** What git may ask for before we look whether something makes it, and then, in bytes. */
const FIRST_MEMORY = 2 * 1024 ** 3;
const LONG_MEMORY = 8 * 1024 ** 3;
/** What git opens wherever it comes by. */
const STEERING = new Set([".gitattributes", ".gitignore", ".gitmodules"]);
/** What it reads whole is never this large, in bytes. */
const MAX_STEERING = 50 * 1024 ** 2;

/**
 * Lets git look at a tree. It opens files of certain names without a look at what they are, and some in any
 * git directory that it comes by: it would wait for ever for somebody to write to a pipe of such a name, and
 * read a file without an end until there is no memory left. When it fails or takes long, what has such a name
 * and cannot be meant for it is removed, and it looks again.
 */
export async function freeOfPipes<T>(
  tree: string,
  where: GitOptions,
  look: (where: GitOptions) => Promise<T>,
): Promise<{ readonly result: T; readonly removed: readonly LeftOut[] }> {
  try {
    const first = { ...where, timeoutMs: FIRST_MS, maxMemory: FIRST_MEMORY };
    return { result: await look(first), removed: [] };
  } catch {
    const removed = await removeTraps(tree);
    const second = { ...where, timeoutMs: LONG_MS, maxMemory: LONG_MEMORY };
    return { result: await look(second), removed };
  }
}

async function removeTraps(tree: string): Promise<LeftOut[]> {
  const pace = createPace();
  const removed: LeftOut[] = [];
  const directories = [""];
  for (let below = directories.pop(); below !== undefined; below = directories.pop()) {
    for (const entry of entriesOf(join(tree, below))) {
      const path = `${below}${entry.name}`;
      // The agent's own git directory is never looked at.
      if (path === ".git") continue;
      if (entry.isDirectory()) directories.push(`${path}/`);
      const why = whyTrap(join(tree, path), {
        name: entry.name,
        isInGit: below.endsWith("/.git/"),
      });
      if (why === undefined) continue;
      rmSync(join(tree, path), { force: true });
      removed.push({ path, why: `${why} that kept git waiting, and was removed` });
    }
    await pace();
  }
  return removed;
}

/** Of a repository that an agent made nothing is taken but its files: links and pipes in its git directory are of no use. */
function whyTrap(
  path: string,
  { name, isInGit }: { readonly name: string; readonly isInGit: boolean },
): string | undefined {
  if (!isInGit && !STEERING.has(name)) return undefined;
  const stat = lstatSync(path, { throwIfNoEntry: false });
  if (stat === undefined || stat.isDirectory()) return undefined;
  if (stat.isSymbolicLink()) return isInGit ? "a link" : undefined;
  if (!stat.isFile()) return "a pipe";
  return stat.size > MAX_STEERING ? "a file of such a size" : undefined;
}
