import { copyFileSync, statSync, utimesSync } from "node:fs";

/**
 * Copies an index with its time. A file that is older than the index counts as unchanged, so a copy that
 * is younger than the original would hide what was written in between.
 */
export function copyIndexFile(from: string, to: string): void {
  const { atimeMs, mtimeMs } = statSync(from);
  copyFileSync(from, to);
  // A time in a double is exact to less than a microsecond; a little older is safe.
  utimesSync(to, atimeMs / 1000, (mtimeMs - 0.002) / 1000);
}
