import { existsSync, readFileSync, renameSync, writeFileSync } from "node:fs";
import { dirname } from "node:path";
import type { z } from "zod";
import { privateDirectory } from "./private-directory.ts";

/** A small file of ours in the data directory. What is not there, or cannot be understood, is `empty`. */
export function readPrivateJson<T>(path: string, schema: z.ZodType<T>, empty: T): T {
  if (!existsSync(path)) return empty;
  try {
    return schema.parse(JSON.parse(readFileSync(path, "utf8")));
  } catch {
    return empty;
  }
}

/** Replaces such a file whole: a reader sees the old one or the new one. Only its owner can read it. */
export function writePrivateJson(path: string, value: object): void {
  privateDirectory(dirname(path));
  const written = `${path}.${process.pid}`;
  writeFileSync(written, `${JSON.stringify(value, null, 2)}\n`, { mode: 0o600 });
  renameSync(written, path);
}
