import type { ChangedLines } from "@wheelhouse/core";
import { linesOf, readClone } from "@wheelhouse/workspace";
import { cloneDirectory } from "../home/home-paths.ts";

/** Lines of a file as a run has left it; undefined when the run has no clone. Throws what `linesOf` throws. */
export async function readLines(
  home: string,
  run: string,
  what: { readonly blob: string; readonly from: number; readonly to: number },
): Promise<ChangedLines | undefined> {
  const clone = readClone(cloneDirectory(home, run));
  if (!clone) return undefined;
  const { from, lines, total } = await linesOf(clone, what);
  return { from, lines: [...lines], total };
}
