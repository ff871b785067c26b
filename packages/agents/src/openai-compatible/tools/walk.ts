import { readdirSync } from "node:fs";
import { join } from "node:path";
import { createPacer } from "../../scout/tree/pacer.ts";
import { type Inside, isGitName } from "./tree.ts";

/** Most files that one walk tells. */
const MAX_FILES = 100_000;

/** What a walk found. */
export interface Walked {
  /** Paths of files from the tree's root, in order of their names. */
  readonly paths: readonly string[];
  /** Whether there are more. */
  readonly cut: boolean;
}

/**
 * All files below a directory of a tree, git's own left out; links are not followed. What cannot be read
 * is left out. Rejects when the signal is aborted.
 */
export async function walk(start: Inside, signal: AbortSignal): Promise<Walked> {
  const pacer = createPacer(signal);
  const paths: string[] = [];
  const waiting = [{ path: start.path === "." ? "" : `${start.path}/`, full: start.full }];
  for (let here = waiting.pop(); here !== undefined; here = waiting.pop()) {
    await pacer.tick();
    const { path, full } = here;
    const below: typeof waiting = [];
    for (const entry of entriesOf(full)) {
      if (isGitName(entry.name)) continue;
      if (entry.isDirectory())
        below.push({ path: `${path}${entry.name}/`, full: join(full, entry.name) });
      else if (entry.isFile()) paths.push(path + entry.name);
      if (paths.length >= MAX_FILES) return { paths, cut: true };
    }
    waiting.push(...below.toReversed());
  }
  return { paths, cut: false };
}

function entriesOf(directory: string) {
  try {
    return readdirSync(directory, { withFileTypes: true }).sort((a, b) =>
      a.name < b.name ? -1 : a.name > b.name ? 1 : 0,
    );
  } catch {
    return [];
  }
}
