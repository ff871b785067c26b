import { type Dirent, readdirSync } from "node:fs";

/** What is in a directory; nothing when it cannot be read, which others notice and name. */
export function entriesOf(directory: string): Dirent[] {
  try {
    return readdirSync(directory, { withFileTypes: true });
  } catch {
    return [];
  }
}
