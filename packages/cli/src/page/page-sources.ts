import { createHash } from "node:crypto";
import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join, relative } from "node:path";
import { fileURLToPath } from "node:url";

/** The directory of all packages, when this one lies among them. */
export const PACKAGES: string = fileURLToPath(new URL("../../../", import.meta.url));
/** What the page is built from, below the directory of all packages. */
const SOURCES = ["dashboard", "client/src", "core/src"];
/** What lies beside the sources and is none. */
const NOT_SOURCES: ReadonlySet<string> = new Set(["dist", "node_modules", "testing", "fixtures"]);

/** Whether the sources of the page are here: in a clone of the repository, and in no published package. */
export function hasPageSources(packages: string = PACKAGES): boolean {
  return existsSync(join(packages, "dashboard", "index.html"));
}

/** A hash over everything that the page is built from: names and contents, and the lock file that fixes its libraries. */
export function hashOfPageSources(packages: string = PACKAGES): string {
  const hash = createHash("sha256");
  const files = SOURCES.flatMap((name) => filesBelow(join(packages, name)));
  for (const file of [join(packages, "..", "package-lock.json"), ...files]) {
    if (!existsSync(file)) continue;
    hash
      .update(`${relative(packages, file)}\0`)
      .update(readFileSync(file))
      .update("\0");
  }
  return hash.digest("hex");
}

function filesBelow(directory: string): string[] {
  return readdirSync(directory, { withFileTypes: true })
    .toSorted((one, other) => (one.name < other.name ? -1 : 1))
    .flatMap((entry) => {
      const path = join(directory, entry.name);
      if (entry.isDirectory()) return NOT_SOURCES.has(entry.name) ? [] : filesBelow(path);
      return entry.isFile() && !/\.test\.tsx?$/.test(entry.name) ? [path] : [];
    });
}
