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

function openUp(path: string): void {
  if (!lstatSync(path, { throwIfNoEntry: false })?.isDirectory()) return;
  chmodSync(path, 0o700);
  for (const entry of entriesOf(path)) if (entry.isDirectory()) openUp(join(path, entry.name));
}
