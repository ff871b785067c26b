import { readFileSync, rmSync } from "node:fs";
import { dirname, isAbsolute, join, normalize } from "node:path";
import { mustGit } from "../git/our-git.ts";

/**
 * Goes through what a snapshot's index says of its files. A symbolic link that stays inside was
 * written as a small file with its target; one that leads outside is removed, and so is every
 * submodule; both are named.
 */
export async function omitLinks(
  gitDir: string,
  index: string,
  tree: string,
): Promise<{ files: number; omitted: string[] }> {
  const listing = await mustGit(["ls-files", "--stage", "-z"], {
    gitDir,
    env: { GIT_INDEX_FILE: index },
  });
  const omitted: string[] = [];
  let files = 0;
  for (const entry of listing.split("\0")) {
    const tab = entry.indexOf("\t");
    if (tab < 0) continue;
    const mode = entry.slice(0, 6);
    const path = entry.slice(tab + 1);
    if (mode === "160000") omitted.push(`${path}: a submodule`);
    else if (mode === "120000" && leadsOutside(path, readFileSync(join(tree, path), "utf8"))) {
      rmSync(join(tree, path));
      omitted.push(`${path}: a link that leads outside`);
    } else files++;
  }
  return { files, omitted };
}

function leadsOutside(path: string, target: string): boolean {
  return isAbsolute(target) || normalize(join(dirname(path), target)).startsWith("..");
}
