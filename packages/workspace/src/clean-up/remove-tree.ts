import { execFile } from "node:child_process";
import { chmodSync, lstatSync, type Stats } from "node:fs";
import { rm } from "node:fs/promises";
import { join } from "node:path";
import { promisify } from "node:util";
import { entriesOf } from "../snapshot/entries-of.ts";

const run = promisify(execFile);
/** Most time that the system's own programs may take for one tree, in milliseconds. */
const LONG_MS = 600_000;

/**
 * Removes a file, a link or a whole directory, also one whose inner directories were closed to us, or are so
 * deep that no path names them. No link is followed. Nothing there is fine.
 */
export async function removeTree(path: string): Promise<void> {
  try {
    await removeAll(path);
  } catch (error) {
    const code = codeOf(error);
    if (code === "ENAMETOOLONG") return removeDeep(path);
    if (code !== "EACCES" && code !== "EPERM") throw error;
    openUp(path);
    await removeAll(path).catch((again: unknown) => {
      if (codeOf(again) !== "ENAMETOOLONG") throw again;
      return removeDeep(path);
    });
  }
}

const removeAll = (path: string): Promise<void> =>
  rm(path, { recursive: true, force: true, maxRetries: 3 });

/** The system's programs go down step by step, and need no path for that. */
async function removeDeep(path: string): Promise<void> {
  const options = { timeout: LONG_MS, maxBuffer: 1024 ** 2 };
  await run("rm", ["-rf", "--", path], options).catch(async () => {
    await run("chmod", ["-R", "u+rwX", "--", path], options).catch(() => undefined);
    await run("rm", ["-rf", "--", path], options);
  });
}

/** Opens every directory of a tree of ours for us, whatever an agent has closed. No link is followed. */
export function openUp(path: string): void {
  const places = [path];
  for (let place = places.pop(); place !== undefined; place = places.pop()) {
    const stat = statOf(place);
    if (!stat?.isDirectory()) continue;
    if ((stat.mode & 0o700) !== 0o700) chmodSync(place, stat.mode | 0o700);
    for (const entry of entriesOf(place))
      if (entry.isDirectory()) places.push(join(place, entry.name));
  }
}

function statOf(path: string): Stats | undefined {
  try {
    return lstatSync(path);
  } catch (error) {
    const code = codeOf(error);
    if (code === "ENOENT" || code === "ENAMETOOLONG") return undefined;
    throw error;
  }
}

function codeOf(error: unknown): unknown {
  return error instanceof Error && "code" in error ? error.code : undefined;
}
