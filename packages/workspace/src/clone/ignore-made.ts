import { appendFileSync } from "node:fs";
import { join } from "node:path";
import { mustGit } from "../git/must-git.ts";
import { asPattern } from "./carry-files.ts";
import type { Clone } from "./clone.ts";

/** With more files than this, directories that have nothing else in them are named in place of their files. */
const MOST_FILES = 1_000;

/**
 * Has git ignore what lies in a clone beside the files of its base: what commands have made in it that
 * make it ready for work are no work. To be called before anything is committed there.
 */
export async function ignoreMade({ gitDir, tree }: Clone): Promise<void> {
  const where = { gitDir, workTree: tree };
  const list = ["ls-files", "--others", "--exclude-standard", "-z"];
  let made = namesIn(await mustGit([...list, "--directory", "--no-empty-directory"], where));
  if (made.length <= MOST_FILES) {
    const files = namesIn(await mustGit(list, where));
    if (files.length <= MOST_FILES) made = files;
  }
  // No line of an exclude file can name what has a line break in it.
  const patterns = made.filter((name) => !/[\n\r]/.test(name)).map(asPattern);
  if (patterns.length > 0)
    appendFileSync(join(gitDir, "info", "exclude"), `\n${patterns.join("\n")}\n`);
}

function namesIn(text: string): string[] {
  return text.split("\0").filter((name) => name !== "");
}
