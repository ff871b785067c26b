import { useLayoutEffect, useRef } from "react";
import type { FixedWindow } from "../../../../windows/use-fixed-window.ts";
import { type FoldedRow, rowWith, seqOfRow } from "./fold-heartbeats.ts";

/**
 * Keeps what is seen where it is when rows above it come, go or fold: the row of an event that is seen, else the row at
 * the top. A view at the end stays at the end.
 */
export function useKeptPlace(
  rows: readonly FoldedRow[],
  { start, end, topRow, isAtEnd, shift }: FixedWindow,
  /** Seq of the event by which the view is kept, where it is seen. */
  by: number | undefined,
): void {
  const kept = useRef<{ readonly seq: number; readonly at: number }>(undefined);
  const last = useRef(rows);
  useLayoutEffect(() => {
    const { current: before } = kept;
    if (before !== undefined && last.current !== rows && !isAtEnd) {
      const at = rowWith(rows, before.seq);
      if (at >= 0 && at !== before.at) shift(at - before.at);
    }
    last.current = rows;
  }, [rows, isAtEnd, shift]);
  useLayoutEffect(() => {
    const chosen = by === undefined ? -1 : rowWith(rows, by);
    const at = chosen >= start && chosen < end ? chosen : topRow;
    const row = rows[at];
    kept.current = row && { seq: seqOfRow(row), at };
  });
}
