import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";

/** Where the built page lies, below a directory of packages. */
export function builtPage(packages: string): string {
  return join(packages, "dashboard", "dist", "page");
}

/** The file that says which sources the built page is of. Beside it and not in it: whatever lies in it is served. */
export function builtFromPath(packages: string): string {
  return join(packages, "dashboard", "dist", "page-sources.sha256");
}

/** How the built page stands to its sources: there is none, it is of these sources, or of others. */
export function standingOfPage(
  packages: string,
  hash: () => string,
): "missing" | "fresh" | "stale" {
  if (!existsSync(join(builtPage(packages), "index.html"))) return "missing";
  try {
    return readFileSync(builtFromPath(packages), "utf8") === hash() ? "fresh" : "stale";
  } catch {
    return "stale";
  }
}
