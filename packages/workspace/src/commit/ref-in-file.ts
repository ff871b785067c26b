import { readFileSync } from "node:fs";
import { join } from "node:path";

const NAME = /^(?:[0-9a-f]{40}|[0-9a-f]{64})\n$/;

/** What a ref of our own git directory names, read without a git; undefined where only git can tell. */
export function refInFile(gitDir: string, ref: string): string | undefined {
  try {
    const text = readFileSync(join(gitDir, ref), "latin1");
    return NAME.test(text) ? text.trim() : undefined;
  } catch {
    return undefined;
  }
}
