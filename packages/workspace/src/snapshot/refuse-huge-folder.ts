import { readdirSync, statSync } from "node:fs";
import { join } from "node:path";
import { WheelhouseError } from "@wheelhouse/core";

const MAX_FILES = 50_000;
const MAX_BYTES = 1024 ** 3;

/** A folder without git may be anything, a home directory too: one that is too large is refused before it is copied. */
export function refuseHugeFolder(path: string, excludes: readonly string[]): void {
  const skip = new Set(excludes.map((each) => each.replace(/\/$/, "")));
  let files = 0;
  let bytes = 0;
  const directories = [path];
  for (let directory = directories.pop(); directory !== undefined; directory = directories.pop()) {
    for (const entry of readdirSync(directory, { withFileTypes: true })) {
      if (skip.has(entry.name)) continue;
      const full = join(directory, entry.name);
      if (entry.isDirectory()) directories.push(full);
      else if (entry.isFile()) {
        files++;
        bytes += statSync(full, { throwIfNoEntry: false })?.size ?? 0;
      }
      if (files <= MAX_FILES && bytes <= MAX_BYTES) continue;
      throw new WheelhouseError(
        "project.unreadable",
        `${path} is no git repository and too large to copy: more than ${MAX_FILES} files or 1 GiB.`,
        {
          hint: "Name a smaller folder, or make it a repository: git init",
        },
      );
    }
  }
}
