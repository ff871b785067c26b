import type { PatchHunk, PatchLine } from "@wheelhouse/core";
import type { ChangedFile } from "../changed-file.ts";
import { type DiffGap, firstLineOf, gapsOf, shiftOf } from "./gaps-of.ts";

/** Lines of a file that a person has asked for beside those of its patch. */
export interface OpenedLines {
  /** How many lines the file has. */
  readonly total: number;
  /** By their numbers in the file after the change. */
  readonly lines: ReadonlyMap<number, string>;
}

/**
 * A file of a change with more lines around its hunks: those that were opened and lie next to them. *Contract*: hunks stay
 * as many and in their order, so that a gap is still the same one when it is smaller.
 */
export function withOpened(file: ChangedFile, opened: OpenedLines | undefined): ChangedFile {
  const { told, patch } = file;
  if (opened === undefined || patch === undefined) return file;
  const gaps = gapsOf(patch, opened.total);
  const hunks: PatchHunk[] = [];
  for (const [index, hunk] of patch.hunks.entries()) {
    const above = gaps[index];
    const shift = shiftOf(hunk);
    // What was opened from above belongs to the hunk above it; the first one has none.
    const begun = index === 0 ? 0 : known(opened, above, 1).length;
    const lead = known(opened, above, -1)
      .slice(0, lengthOf(above) - begun)
      .toReversed()
      .map((line) => sameLine(line, shift));
    const below = gaps[index + 1];
    const shiftBelow = shift + hunk.beforeLines - hunk.afterLines;
    const tail = known(opened, below, 1).map((line) => sameLine(line, shiftBelow));
    const first = firstLineOf(hunk) - lead.length;
    const isAllShown = lengthOf(above) > 0 && begun + lead.length >= lengthOf(above);
    const section = isAllShown || isShown(hunk, lead) ? "" : hunk.section;
    // What has no lines there has its numbers from git, which mean the line before.
    if (lead.length + tail.length === 0) hunks.push({ ...hunk, section });
    else
      hunks.push({
        before: first + shift,
        beforeLines: hunk.beforeLines + lead.length + tail.length,
        after: first,
        afterLines: hunk.afterLines + lead.length + tail.length,
        section,
        lines: [...lead, ...hunk.lines, ...tail],
      });
  }
  return { told, patch: { ...patch, hunks }, total: opened.total };
}

/** Whether what a hunk is in stands above it now. */
function isShown({ section }: PatchHunk, lead: readonly PatchLine[]): boolean {
  return lead.some(({ text }) => text.trimStart().startsWith(section.trim()));
}

interface NumberedLine {
  readonly number: number;
  readonly text: string;
}

/** Lines of a gap that are there, from its beginning on or from its end back, up to the first that is not. */
function known(opened: OpenedLines, gap: DiffGap | undefined, way: 1 | -1): NumberedLine[] {
  const found: NumberedLine[] = [];
  if (gap?.to === undefined) return found;
  for (let n = way > 0 ? gap.from : gap.to; n >= gap.from && n <= gap.to; n += way) {
    const text = opened.lines.get(n);
    if (text === undefined) break;
    found.push({ number: n, text });
  }
  return found;
}

function lengthOf(gap: DiffGap | undefined): number {
  return gap?.to === undefined ? 0 : gap.to - gap.from + 1;
}

function sameLine({ number, text }: NumberedLine, shift: number): PatchLine {
  return { kind: "same", text, before: number + shift, after: number, isBare: false };
}
