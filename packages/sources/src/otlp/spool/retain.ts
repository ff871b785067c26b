import { readdir, stat, unlink } from "node:fs/promises";
import { join } from "node:path";
import { SPOOL_END } from "./spool-files.ts";

/** How much of the spool is kept. */
export interface Retention {
  /** Age in ms of the last change of a file from which on it is dropped. */
  readonly maxAgeMs: number;
  /** Bytes of all files together; the oldest are dropped first. */
  readonly maxBytes: number;
  readonly maxFiles: number;
}

/** Thirty days, one GiB, twenty thousand runs. */
export const RETENTION: Retention = {
  maxAgeMs: 30 * 24 * 60 * 60_000,
  maxBytes: 1024 * 1024 * 1024,
  maxFiles: 20_000,
};

/** Drops what is too old or too much. Answers the names of the files that are left, without their end. */
export async function retain(
  directory: string,
  retention: Retention,
  now: number,
): Promise<ReadonlySet<string>> {
  const files: { readonly name: string; readonly size: number; readonly at: number }[] = [];
  for (const name of await readdir(directory)) {
    if (!name.endsWith(SPOOL_END)) continue;
    const { size, mtimeMs } = await stat(join(directory, name));
    files.push({ name, size, at: mtimeMs });
  }
  files.sort((a, b) => b.at - a.at);
  const left = new Set<string>();
  let bytes = 0;
  for (const { name, size, at } of files) {
    bytes += size;
    const isKept =
      now - at <= retention.maxAgeMs &&
      bytes <= retention.maxBytes &&
      left.size < retention.maxFiles;
    if (isKept) left.add(name.slice(0, -SPOOL_END.length));
    else await unlink(join(directory, name));
  }
  return left;
}
