import { constants } from "node:fs";
import {
  chmod,
  type FileHandle,
  lstat,
  mkdir,
  open,
  rename,
  rm,
  writeFile,
} from "node:fs/promises";
import { join } from "node:path";
import { WheelhouseError } from "@wheelhouse/core";

/** Largest file that is read from a private home, in bytes; tokens are a few thousand. */
const MOST = 256 * 1024;
const { O_DIRECTORY, O_NOFOLLOW, O_NONBLOCK, O_RDONLY } = constants;
/** The kernel's own way to name what lies in a directory that is open: nobody can put a link into it on the way. */
const LINUX = process.platform === "linux";

/**
 * Reads a file of a private home, in which an agent may have put anything. *Contract*: follows no
 * link, waits for no pipe, and reads no more than a token needs; undefined for what is no such file.
 */
export async function readInHome(home: string, path: string): Promise<string | undefined> {
  try {
    return await below(home, path, false, async (target) => {
      const file = await open(target, O_RDONLY | O_NOFOLLOW | O_NONBLOCK);
      try {
        const is = await file.stat();
        const isToken = is.isFile() && is.nlink === 1 && is.size <= MOST;
        return isToken ? await file.readFile("utf8") : undefined;
      } finally {
        await file.close();
      }
    });
  } catch {
    return undefined;
  }
}

/**
 * Writes a file of a private home for the user alone, in one step, so that attempts which share it
 * never see half of one. *Contract*: what an agent has put in the way is replaced, never followed.
 */
export function writeInHome(home: string, path: string, text: string): Promise<void> {
  return below(home, path, true, async (target) => {
    const temporary = `${target}.${process.pid}.${Math.trunc(performance.now() * 1000)}.tmp`;
    try {
      await writeFile(temporary, text, { mode: 0o600, flag: "wx" });
      await chmod(temporary, 0o600);
      if ((await kindOf(target)) === "directory") await rm(target, { recursive: true });
      await rename(temporary, target);
    } finally {
      await rm(temporary, { force: true });
    }
  });
}

/** Takes a file out of a private home. */
export async function removeInHome(home: string, path: string): Promise<void> {
  try {
    await below(home, path, false, (target) => rm(target, { force: true, recursive: true }));
  } catch {
    // A directory of its path is not there, or is none: then neither is the file.
  }
}

/** Goes down to a path step by step, through real directories only. */
async function below<T>(
  home: string,
  path: string,
  make: boolean,
  act: (target: string) => Promise<T>,
): Promise<T> {
  const parts = path.split("/");
  const last = parts.pop() ?? "";
  if ([...parts, last].some((part) => part === "" || part === "." || part === ".."))
    throw new WheelhouseError("agent.unusable", `${path} does not lie in a private home.`, {
      hint: "Name it as a path below the home, without dots.",
    });
  if (make) await mkdir(home, { recursive: true, mode: 0o700 });
  const opened: FileHandle[] = [];
  const enter = async (directory: string): Promise<string> => {
    const handle = await open(directory, O_RDONLY | O_DIRECTORY | O_NOFOLLOW);
    opened.push(handle);
    return LINUX ? `/proc/self/fd/${handle.fd}` : directory;
  };
  try {
    let directory = await enter(home);
    for (const part of parts) {
      const next = join(directory, part);
      if (make) await makeDirectory(next);
      directory = await enter(next);
    }
    return await act(join(directory, last));
  } finally {
    for (const handle of opened) await handle.close();
  }
}

async function makeDirectory(path: string): Promise<void> {
  const kind = await kindOf(path);
  if (kind === "directory") return;
  if (kind === "other") await rm(path, { force: true });
  await mkdir(path, { recursive: true, mode: 0o700 });
}

async function kindOf(path: string): Promise<"directory" | "other" | undefined> {
  try {
    return (await lstat(path)).isDirectory() ? "directory" : "other";
  } catch {
    return undefined;
  }
}
