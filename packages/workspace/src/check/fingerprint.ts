import { createHash } from "node:crypto";
import { existsSync, lstatSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";

/** What every file of a snapshot was like: path → size, time of change (ms) and mode; and a hash of what steers its git. */
export interface Fingerprint {
  readonly files: Record<string, [number, number, number]>;
  readonly git: string;
}

/** Takes the fingerprint of a snapshot. */
export function fingerprintOf(tree: string, gitDir: string): Fingerprint {
  const files: Record<string, [number, number, number]> = {};
  const directories = [""];
  for (let directory = directories.pop(); directory !== undefined; directory = directories.pop()) {
    for (const entry of readdirSync(join(tree, directory), { withFileTypes: true })) {
      const path = directory === "" ? entry.name : `${directory}/${entry.name}`;
      if (entry.isDirectory()) directories.push(path);
      else {
        const { size, mtimeMs, mode } = lstatSync(join(tree, path));
        files[path] = [size, mtimeMs, mode];
      }
    }
  }
  return { files, git: hashGit(gitDir) };
}

/** Hash of what would make git run or believe something else: configuration, hooks, HEAD and refs. */
function hashGit(gitDir: string): string {
  const hash = createHash("sha256");
  for (const name of [
    "config",
    "HEAD",
    "packed-refs",
    "info/attributes",
    "info/exclude",
    "objects/info/alternates",
  ]) {
    const path = join(gitDir, name);
    hash.update(`${name}\0${existsSync(path) ? readFileSync(path, "utf8") : ""}\0`);
  }
  for (const name of ["hooks", "refs"]) {
    const path = join(gitDir, name);
    if (!existsSync(path)) continue;
    for (const entry of readdirSync(path, { recursive: true, encoding: "utf8" }).sort())
      hash.update(`${name}/${entry}\n`);
  }
  return hash.digest("hex");
}
