import { chmodSync, lstatSync } from "node:fs";
import { rm } from "node:fs/promises";
import { join } from "node:path";
import { entriesOf } from "../snapshot/entries-of.ts";

/**
 * Removes a file, a link or a whole directory, also one whose inner directories were closed to us. No
 * link is followed. Nothing there is fine.
 */
export async function removeTree(path: string): Promise<void> {
  try {
    await rm(path, { recursive: true, force: true, maxRetries: 3 });
  } catch (error) {
    const code = error instanceof Error && "code" in error ? error.code : undefined;
    if (code !== "EACCES" && code !== "EPERM") throw error;
    openUp(path);
    await rm(path, { recursive: true, force: true, maxRetries: 3 });
  }
}

/** Opens every directory of a tree of ours for us, whatever an agent has closed. No link is followed. */
export function openUp(path: string): void {
  const stat = lstatSync(path, { throwIfNoEntry: false });
  if (!stat?.isDirectory()) return;
  if ((stat.mode & 0o700) !== 0o700) chmodSync(path, stat.mode | 0o700);
  for (const entry of entriesOf(path)) if (entry.isDirectory()) openUp(join(path, entry.name));
}
