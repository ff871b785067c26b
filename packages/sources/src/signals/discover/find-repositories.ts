import type { Dirent } from "node:fs";
import { readdir, realpath } from "node:fs/promises";
import { join } from "node:path";
import { messageOf } from "@wheelhouse/core";

/** A repository lies at most this many directories below a root. */
export const MAX_DEPTH = 4;
/** Directories that hold what was made or fetched, not what is worked on. */
const SKIPPED = new Set(["node_modules", "target", "dist", "build", ".venv", "venv"]);

/** What a look for repositories found. */
export interface FoundRepositories {
  /** Real paths of working trees, each once, in no order. */
  readonly paths: readonly string[];
  /** Directories that could not be read, with the cause. */
  readonly problems: readonly { readonly path: string; readonly problem: string }[];
}

/**
 * Finds working trees below roots. A root may be one itself. What is hidden, made or fetched is passed over; a found
 * repository is not descended into; links are not followed, so there is no loop. What `signal` ends has found less.
 */
export async function findRepositories(
  roots: readonly string[],
  signal?: AbortSignal,
): Promise<FoundRepositories> {
  const paths = new Set<string>();
  const problems: { path: string; problem: string }[] = [];
  const seen = new Set<string>();
  const walk = async (directory: string, depth: number): Promise<void> => {
    if (signal?.aborted === true || seen.has(directory)) return;
    seen.add(directory);
    let entries: Dirent[];
    try {
      entries = await readdir(directory, { withFileTypes: true });
    } catch (error) {
      // A directory that went away while we walked is nothing that anybody must know.
      if (!isGone(error) || depth === 0)
        problems.push({ path: directory, problem: messageOf(error) });
      return;
    }
    if (entries.some(({ name }) => name === ".git")) {
      paths.add(directory);
      return;
    }
    if (depth === MAX_DEPTH) return;
    for (const entry of entries) {
      if (!entry.isDirectory() || entry.name.startsWith(".") || SKIPPED.has(entry.name)) continue;
      await walk(join(directory, entry.name), depth + 1);
    }
  };
  for (const root of roots) {
    try {
      // Two roots may lie in one another: what was seen from the deeper one is seen to another depth.
      seen.clear();
      await walk(await realpath(root), 0);
    } catch (error) {
      problems.push({ path: root, problem: messageOf(error) });
    }
  }
  return { paths: [...paths], problems };
}

function isGone(error: unknown): boolean {
  return error instanceof Error && "code" in error && error.code === "ENOENT";
}
