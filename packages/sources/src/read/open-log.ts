import { constants } from "node:fs";
import { type FileHandle, open } from "node:fs/promises";
import type { FileFacts } from "./cursor.ts";

// A named pipe in place of a log must not hold us up, and a link not lead us away.
const FLAGS = constants.O_RDONLY | constants.O_NOFOLLOW | constants.O_NONBLOCK;

/** A log that is open for reading. */
export interface OpenLog extends AsyncDisposable {
  readonly handle: FileHandle;
  readonly facts: FileFacts & { readonly mtimeMs: number };
}

/** Opens a log. Rejects as the file system does, also when it is no plain file. */
export async function openLog(path: string): Promise<OpenLog> {
  const handle = await open(path, FLAGS);
  try {
    const stats = await handle.stat();
    if (!stats.isFile()) throw new Error("it is no plain file");
    const { dev, ino, size, mtimeMs } = stats;
    return {
      handle,
      facts: { dev, ino, size, mtimeMs },
      [Symbol.asyncDispose]: () => handle.close(),
    };
  } catch (error) {
    await handle.close();
    throw error;
  }
}
