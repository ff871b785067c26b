import { createHash } from "node:crypto";
import { lstatSync, readdirSync, readFileSync, readlinkSync } from "node:fs";
import { join } from "node:path";

/** Path → what lies there: kind, mode and content. Names of directories count too. Follows no link. */
export function printTree(roots: readonly string[]): ReadonlyMap<string, string> {
  const print = new Map<string, string>();
  for (const root of roots)
    for (const entry of readdirSync(root, { recursive: true, withFileTypes: true })) {
      const path = join(entry.parentPath, entry.name);
      const { mode } = lstatSync(path);
      const body = entry.isSymbolicLink()
        ? readlinkSync(path)
        : entry.isFile()
          ? createHash("sha256").update(readFileSync(path)).digest("hex")
          : "";
      print.set(path, `${mode} ${body}`);
    }
  return print;
}

/** Paths that came, went or changed between two prints. Pure. */
export function differences(
  before: ReadonlyMap<string, string>,
  after: ReadonlyMap<string, string>,
): readonly string[] {
  const paths = new Set([...before.keys(), ...after.keys()]);
  return [...paths].filter((path) => before.get(path) !== after.get(path)).sort();
}
