import { readdirSync, statSync } from "node:fs";
import { join } from "node:path";

/** A file of a snapshot: path with forward slashes, size in bytes. */
export interface ListedFile {
  readonly path: string;
  readonly bytes: number;
}

/** All files of a snapshot, in the order of their paths. */
export function listFiles(tree: string): ListedFile[] {
  return readdirSync(tree, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => {
      const full = join(entry.parentPath, entry.name);
      return {
        path: full.slice(tree.length + 1),
        bytes: statSync(full).size,
      };
    })
    .sort((a, b) => (a.path < b.path ? -1 : 1));
}
