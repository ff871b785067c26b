import { useState } from "react";
import type { DiffRows } from "./diff-rows.ts";

/** Where a person is in a diff. */
export interface DiffPlace {
  /** The file that is looked at; -1 where there is none. */
  readonly file: number;
  /** The row that was gone to, while it is seen; else the row at the top. */
  readonly row: number;
  readonly goFile: (file: number) => void;
  readonly goHunk: (by: 1 | -1) => void;
}

/** What of a window is needed to know what is seen in it. */
interface Seen {
  readonly topRow: number;
  readonly viewRows: number;
  readonly show: (row: number, where: "start") => void;
}

/**
 * Where a person is: at what they went to for as long as that is seen, and at the top of the view once they scrolled away
 * from it. So the last files can be gone to, although they never reach the top.
 */
export function useDiffPlace(
  { rows, files, hunks }: DiffRows,
  { topRow, viewRows, show }: Seen,
  first: number,
): DiffPlace {
  const [gone, setGone] = useState(files[first] ?? 0);
  const isSeen = gone >= topRow && gone < topRow + viewRows;
  const row = isSeen ? gone : topRow;
  const go = (to: number | undefined): void => {
    if (to === undefined) return;
    setGone(to);
    show(to, "start");
  };
  return {
    row,
    file: rows[row]?.file ?? -1,
    goFile: (file) => go(files[Math.max(0, Math.min(files.length - 1, file))]),
    goHunk: (by) =>
      go(by > 0 ? hunks.find((each) => each > row) : hunks.findLast((each) => each < row)),
  };
}
