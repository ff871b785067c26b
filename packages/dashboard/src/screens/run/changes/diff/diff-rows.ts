import type { PatchHunk, PatchLine } from "@wheelhouse/core";
import type { ChangedFile } from "../changed-file.ts";
import { type DiffGap, gapsOf } from "./gaps-of.ts";
import { notesOf } from "./notes-of.ts";

/** A row of the diff of several files. `file` is the place of its file among them. */
export type DiffRow =
  | { readonly kind: "file"; readonly file: number }
  /** Room of the row above, which is twice as high. */
  | { readonly kind: "room"; readonly file: number }
  | { readonly kind: "note"; readonly file: number; readonly text: string }
  /** Lines that did not change and are not shown, and what those below are in. */
  | {
      readonly kind: "gap";
      readonly file: number;
      /** Which gap of the file it is: as many hunks stand above it. */
      readonly index: number;
      readonly gap: DiffGap;
      readonly place: "above all" | "between" | "below all";
      readonly section: string;
      /** Whether its lines can be asked for. */
      readonly canOpen: boolean;
    }
  /** In one column: a line, and the one that it took the place of, or that took its place. */
  | {
      readonly kind: "line";
      readonly file: number;
      readonly hunk: PatchHunk;
      readonly line: PatchLine;
      readonly other: PatchLine | undefined;
    }
  /** In two columns: what was, and what is. */
  | {
      readonly kind: "pair";
      readonly file: number;
      readonly hunk: PatchHunk;
      readonly before: PatchLine | undefined;
      readonly after: PatchLine | undefined;
    };

/** A diff as rows that are all as high, and where files and hunks begin among them. */
export interface DiffRows {
  readonly rows: readonly DiffRow[];
  /** The row of each file. */
  readonly files: readonly number[];
  /** The first row of each hunk. */
  readonly hunks: readonly number[];
  /** Characters of the longest line, as far as lines are shown. */
  readonly widest: number;
}

/** So much of a line is shown, in characters; nobody reads more of it. */
export const LONGEST_LINE = 2_000;
/** What a tabulator is at most, and what East Asian letters are, in widths of a character. */
const TAB = 4;
const WIDE = /[\u1100-\uFFDC]/g;

/** Lays a change out as rows. `closed` are paths of files of which only the name is shown. */
export function diffRows(
  files: readonly ChangedFile[],
  { isSplit, closed }: { readonly isSplit: boolean; readonly closed: ReadonlySet<string> },
): DiffRows {
  const rows: DiffRow[] = [];
  const begins: number[] = [];
  const hunks: number[] = [];
  let widest = 0;
  for (const [file, { told, patch, total }] of files.entries()) {
    begins.push(rows.length);
    rows.push({ kind: "file", file }, { kind: "room", file });
    if (closed.has(told.path)) continue;
    for (const text of notesOf(told, patch)) rows.push({ kind: "note", file, text });
    if (patch === undefined) continue;
    const canOpen = patch.blob !== null;
    const gaps = gapsOf(patch, total);
    const pushGap = (index: number, section: string): void => {
      const gap = gaps[index];
      if (gap === undefined) return;
      const isEmpty = gap.to !== undefined && gap.to < gap.from;
      if (isEmpty && section === "") return;
      const place =
        index === 0 ? "above all" : index === patch.hunks.length ? "below all" : "between";
      rows.push({ kind: "gap", file, index, gap, place, section, canOpen });
    };
    for (const [index, hunk] of patch.hunks.entries()) {
      hunks.push(rows.length);
      pushGap(index, hunk.section);
      for (const row of isSplit ? pairRows(hunk, file) : lineRows(hunk, file)) rows.push(row);
      for (const { text } of hunk.lines) widest = Math.max(widest, widthOf(text));
    }
    pushGap(patch.hunks.length, "");
  }
  return { rows, files: begins, hunks, widest };
}

function lineRows(hunk: PatchHunk, file: number): DiffRow[] {
  return blocksOf(hunk.lines).flatMap(({ same, removed, added }): DiffRow[] => {
    // Lines are told apart word by word only where as many came as went: others did not take each other's place.
    const isPaired = removed.length === added.length;
    const row = (line: PatchLine, other: PatchLine | undefined): DiffRow => ({
      kind: "line",
      file,
      hunk,
      line,
      other: isPaired ? other : undefined,
    });
    return [
      ...same.map((line) => row(line, undefined)),
      ...removed.map((line, index) => row(line, added[index])),
      ...added.map((line, index) => row(line, removed[index])),
    ];
  });
}

function pairRows(hunk: PatchHunk, file: number): DiffRow[] {
  return blocksOf(hunk.lines).flatMap(({ same, removed, added }): DiffRow[] => [
    ...same.map((line): DiffRow => ({ kind: "pair", file, hunk, before: line, after: line })),
    ...Array.from({ length: Math.max(removed.length, added.length) }, (_, index): DiffRow => ({
      kind: "pair",
      file,
      hunk,
      before: removed[index],
      after: added[index],
    })),
  ]);
}

interface Block {
  readonly same: PatchLine[];
  readonly removed: PatchLine[];
  readonly added: PatchLine[];
}

/** Lines of a hunk in blocks: those that stayed, then those that went, then those that came. */
function blocksOf(lines: readonly PatchLine[]): Block[] {
  const blocks: Block[] = [];
  let block: Block | undefined;
  for (const line of lines) {
    const isNext =
      block === undefined ||
      (line.kind === "same" && block.removed.length + block.added.length > 0) ||
      (line.kind === "removed" && block.added.length > 0);
    if (isNext || block === undefined) {
      block = { same: [], removed: [], added: [] };
      blocks.push(block);
    }
    block[line.kind].push(line);
  }
  return blocks;
}

function widthOf(text: string): number {
  if (text.length > LONGEST_LINE) return LONGEST_LINE;
  const tabs = text.includes("\t") ? text.split("\t").length - 1 : 0;
  return text.length + tabs * (TAB - 1) + (text.match(WIDE)?.length ?? 0);
}
