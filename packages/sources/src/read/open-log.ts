import { closeSync, constants, fstatSync, open, read } from "node:fs";
import { promisify } from "node:util";
import type { FileFacts } from "./cursor.ts";

// A named pipe in place of a log must not hold us up, and a link not lead us away.
const FLAGS = constants.O_RDONLY | constants.O_NOFOLLOW | constants.O_NONBLOCK;

const openFile = promisify(open);
const readFile = promisify(read);

/** A log that is open for reading. */
export interface OpenLog extends Disposable {
  /** Its descriptor. */
  readonly fd: number;
  readonly facts: FileFacts & { readonly mtimeMs: number };
}

/**
 * Opens a log. Rejects as the file system does, also when it is no plain file. What may wait for a disk or a network
 * happens beside; once a file is open, what is known of it is asked for at once, which is much cheaper.
 */
export async function openLog(path: string): Promise<OpenLog> {
  const fd = await openFile(path, FLAGS);
  try {
    const stats = fstatSync(fd);
    if (!stats.isFile()) throw new Error("it is no plain file");
    const { dev, ino, size, mtimeMs } = stats;
    return { fd, facts: { dev, ino, size, mtimeMs }, [Symbol.dispose]: () => closeSync(fd) };
  } catch (error) {
    closeSync(fd);
    throw error;
  }
}

/** Reads bytes of an open file into the beginning of a buffer; answers how many. */
export async function readAt(
  fd: number,
  buffer: Buffer,
  { length, at }: { readonly length: number; readonly at: number },
): Promise<number> {
  const { bytesRead } = await readFile(fd, buffer, 0, length, at);
  return bytesRead;
}
