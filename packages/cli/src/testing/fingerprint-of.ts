import { createHash } from "node:crypto";
import { lstatSync, readdirSync, readFileSync, readlinkSync } from "node:fs";
import { join } from "node:path";

/**
 * Everything below a directory, the directory itself included, by its path: what it is, its rights, size, times of change
 * in nanoseconds, and its content. Only when something was last read is left out.
 */
export function fingerprintOf(root: string): ReadonlyMap<string, string> {
  const marks = new Map<string, string>();
  const look = (path: string): void => {
    const { mode, size, mtimeNs, ctimeNs, nlink, ino } = lstatSync(path, { bigint: true });
    const stat = lstatSync(path);
    const content = stat.isFile()
      ? createHash("sha256").update(readFileSync(path)).digest("hex")
      : stat.isSymbolicLink()
        ? readlinkSync(path)
        : "";
    marks.set(path, [mode, size, mtimeNs, ctimeNs, nlink, ino, content].join(" "));
    if (stat.isDirectory()) for (const name of readdirSync(path).toSorted()) look(join(path, name));
  };
  look(root);
  return marks;
}
