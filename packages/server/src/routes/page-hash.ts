import { createHash } from "node:crypto";
import { readFileSync } from "node:fs";
import { join } from "node:path";

/** Tells one build of the page from another; null when there is no page. */
export function pageHash(directory: string): string | null {
  try {
    const page = readFileSync(join(directory, "index.html"));
    return createHash("sha256").update(page).digest("hex").slice(0, 16);
  } catch {
    return null;
  }
}
