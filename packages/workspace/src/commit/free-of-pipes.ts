import { lstatSync, rmSync } from "node:fs";
import { join } from "node:path";
import type { GitOptions } from "../git/our-git.ts";
import { entriesOf } from "../snapshot/entries-of.ts";
import { createPace } from "../snapshot/pace.ts";
import type { LeftOut } from "./left-out.ts";

/** How long git may take before we look whether something keeps it waiting, in milliseconds. */
const FIRST_MS = 5_000;
const LONG_MS = 600_000;
/** What git opens wherever it comes by. */
const STEERING = new Set([".gitattributes", ".gitignore", ".gitmodules"]);

/**
 * Lets git look at a tree. It opens files of certain names without a look at what they are, and would wait
 * for ever for somebody to write to a pipe of such a name. When it fails or takes long, such pipes are
 * removed, which have no content to lose, and it looks again.
 */
export async function freeOfPipes<T>(
  tree: string,
  where: GitOptions,
  look: (where: GitOptions) => Promise<T>,
): Promise<{ readonly result: T; readonly removed: readonly LeftOut[] }> {
  try {
    return { result: await look({ ...where, timeoutMs: FIRST_MS }), removed: [] };
  } catch {
    const removed = await removePipes(tree);
    return { result: await look({ ...where, timeoutMs: LONG_MS }), removed };
  }
}

async function removePipes(tree: string): Promise<LeftOut[]> {
  const pace = createPace();
  const removed: LeftOut[] = [];
  const directories = [""];
  for (let below = directories.pop(); below !== undefined; below = directories.pop()) {
    for (const entry of entriesOf(join(tree, below))) {
      const path = `${below}${entry.name}`;
      if (entry.isDirectory()) directories.push(`${path}/`);
      else if (STEERING.has(entry.name) && isSpecial(join(tree, path))) {
        rmSync(join(tree, path), { force: true });
        removed.push({ path, why: "a pipe that kept git waiting, and was removed" });
      }
    }
    await pace();
  }
  return removed;
}

function isSpecial(path: string): boolean {
  const stat = lstatSync(path, { throwIfNoEntry: false });
  return stat !== undefined && !stat.isFile() && !stat.isSymbolicLink() && !stat.isDirectory();
}
