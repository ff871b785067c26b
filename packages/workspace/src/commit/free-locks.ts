import { rmSync } from "node:fs";
import { join } from "node:path";
import { setTimeout as delay } from "node:timers/promises";
import { entriesOf } from "../snapshot/entries-of.ts";

/** How long a lock is given to go away, in milliseconds, and between two looks: a git may outlive who has started it by a moment. */
const LOCK_MS = 2_000;
const LOOK_MS = 50;

/**
 * Takes away what a git that was killed has locked in a git directory of ours. Nobody but the one process that drives a run
 * writes there, so what is locked before it has begun is locked by nobody.
 */
export async function freeLocks(gitDir: string): Promise<void> {
  for (let waited = 0; ; waited += LOOK_MS) {
    const locks = [...locksIn(gitDir, false), ...locksIn(join(gitDir, "refs"), true)];
    if (locks.length === 0) return;
    if (waited < LOCK_MS) await delay(LOOK_MS);
    else for (const lock of locks) rmSync(lock, { force: true });
  }
}

function locksIn(directory: string, isDeep: boolean): string[] {
  return entriesOf(directory).flatMap((entry) => {
    const path = join(directory, entry.name);
    if (entry.isDirectory()) return isDeep ? locksIn(path, true) : [];
    return entry.name.endsWith(".lock") ? [path] : [];
  });
}
