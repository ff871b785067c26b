import { hash } from "node:crypto";
import { lstatSync, readFileSync, readlinkSync, type Stats } from "node:fs";
import { join } from "node:path";
import { z } from "zod";
import { entriesOf } from "../snapshot/entries-of.ts";

const stampSchema = z.strictObject({
  bytes: z.number(),
  /** Time of the content, in milliseconds. */
  mtimeMs: z.number(),
  /** Time of the inode, in milliseconds: it rises with every change, and nobody can set it back. */
  ctimeMs: z.number(),
  mode: z.number(),
  /** Hash of the content, or what else is there; empty for a directory. */
  content: z.string(),
});
type Stamp = z.infer<typeof stampSchema>;

/** A fingerprint as it is kept. Not as an object: a file may have any name, `__proto__` too. */
export const fingerprintSchema = z.array(z.tuple([z.string(), stampSchema]));

/** What everything below a directory was like: path → stamp; a directory's path ends with a slash, and only its mode counts. */
export type Fingerprint = ReadonlyMap<string, Stamp>;

/** Takes the fingerprint of a directory. Contents are read, except of files whose hash is known. */
export function fingerprintOf(
  directory: string,
  hashes: ReadonlyMap<string, string> = new Map(),
): Fingerprint {
  return walk(
    directory,
    (path, stat) => hashes.get(path) ?? contentOf(join(directory, path), stat),
  );
}

/**
 * Compares a directory with its fingerprint: the paths that differ, each with what happened to it.
 * Only a file whose size is the same and whose times are not is read. Times alone are no difference.
 */
export function differences(directory: string, before: Fingerprint): string[] {
  const now = walk(directory, (path, stat) => {
    const was = before.get(path);
    if (was === undefined || was.bytes !== stat.size) return "another";
    const isUntouched = was.mtimeMs === stat.mtimeMs && was.ctimeMs === stat.ctimeMs;
    return isUntouched ? was.content : contentOf(join(directory, path), stat);
  });
  const changes: string[] = [];
  for (const [path, was] of before) {
    const is = now.get(path);
    if (is === undefined) changes.push(`${path} (removed)`);
    else if (is.content !== was.content) changes.push(path);
    else if (is.mode !== was.mode) changes.push(`${path} (mode)`);
  }
  for (const path of now.keys()) if (!before.has(path)) changes.push(`${path} (added)`);
  return changes.sort();
}

function walk(
  directory: string,
  contentOfFile: (path: string, stat: Stats) => string,
): Map<string, Stamp> {
  const stamps = new Map<string, Stamp>();
  const directories = [""];
  for (let below = directories.pop(); below !== undefined; below = directories.pop()) {
    for (const entry of entriesOf(join(directory, below))) {
      const path = below + entry.name;
      const stat = lstatSync(join(directory, path), { throwIfNoEntry: false });
      if (stat === undefined) continue;
      const { size: bytes, mtimeMs, ctimeMs, mode } = stat;
      if (stat.isDirectory()) {
        directories.push(`${path}/`);
        stamps.set(`${path}/`, { bytes: 0, mtimeMs: 0, ctimeMs: 0, mode, content: "" });
      } else {
        stamps.set(path, { bytes, mtimeMs, ctimeMs, mode, content: contentOfFile(path, stat) });
      }
    }
  }
  return stamps;
}

function contentOf(path: string, stat: Stats): string {
  try {
    if (stat.isSymbolicLink()) return `link to ${readlinkSync(path)}`;
    return stat.isFile() ? hash("sha256", readFileSync(path)) : "no regular file";
  } catch {
    return "unreadable";
  }
}
