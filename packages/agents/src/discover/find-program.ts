import { access, constants, realpath, stat } from "node:fs/promises";
import { join } from "node:path";
import { nodeScript } from "./node-script.ts";

/** A program that was found. */
export interface FoundProgram {
  /** Where it was found, as the user knows it. */
  readonly path: string;
  /** The file that this leads to. */
  readonly file: string;
  /** Whether the file is a script for Node.js, which is then run by ours: the user's may be too old, or not on the PATH. */
  readonly script: boolean;
}

/** The first program of that name in these directories; undefined when there is none that can be run. */
export async function findProgram(
  name: string,
  directories: readonly string[],
): Promise<FoundProgram | undefined> {
  const candidates = name.startsWith("/") ? [name] : directories.map((each) => join(each, name));
  for (const path of candidates) {
    const file = await runnable(path);
    if (file !== undefined) return { path, file, script: await nodeScript(file) };
  }
  return undefined;
}

async function runnable(path: string): Promise<string | undefined> {
  try {
    const file = await realpath(path);
    await access(file, constants.X_OK);
    return (await stat(file)).isFile() ? file : undefined;
  } catch {
    return undefined;
  }
}
