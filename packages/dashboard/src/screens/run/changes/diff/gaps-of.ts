import type { PatchFile, PatchHunk } from "@wheelhouse/core";

/** Lines that did not change and are not shown, by their numbers in the file after the change. */
export interface DiffGap {
  /** The first of them. */
  readonly from: number;
  /** The last of them, before {@link from} where there are none; undefined while nobody knows where the file ends. */
  readonly to: number | undefined;
}

/** Git shows so many lines around a change: fewer at its end say that the file ends there. */
const AROUND = 3;

/** The first line of a hunk in the file after; of a hunk without lines there git names the one before. */
export function firstLineOf({ after, afterLines }: PatchHunk): number {
  return afterLines === 0 ? after + 1 : after;
}

/** How much higher a line's number is in the file before, of the lines above a hunk. */
export function shiftOf({ before, beforeLines, ...hunk }: PatchHunk): number {
  return (beforeLines === 0 ? before + 1 : before) - firstLineOf({ before, beforeLines, ...hunk });
}

/** What a file does not show above each of its hunks, and at last below all of them. A file without hunks has no gaps. */
export function gapsOf(file: PatchFile, total: number | undefined): readonly DiffGap[] {
  const { hunks } = file;
  const last = hunks.at(-1);
  if (last === undefined) return [];
  let from = 1;
  const above = hunks.map((hunk): DiffGap => {
    const gap = { from, to: Math.max(from, firstLineOf(hunk)) - 1 };
    from = firstLineOf(hunk) + hunk.afterLines;
    return gap;
  });
  return [...above, { from, to: total ?? (endsWith(file, last) ? from - 1 : undefined) }];
}

function endsWith({ blob, status, isCut }: PatchFile, { lines }: PatchHunk): boolean {
  if (blob === null || status === "added" || isCut) return true;
  const after = lines.filter(({ kind }) => kind !== "removed");
  const around = after.slice(-AROUND);
  return (
    lines.at(-1)?.isBare === true ||
    around.length < AROUND ||
    around.some(({ kind }) => kind !== "same") ||
    // Lines that went at the very end of the file stand behind all that stayed.
    lines.slice(-AROUND).some(({ kind }) => kind !== "same")
  );
}
