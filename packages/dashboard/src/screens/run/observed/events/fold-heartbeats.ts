/** A row of the list of events: one event, or as many heartbeats in a row as there are. */
export type FoldedRow =
  | { readonly kind: "event"; readonly seq: number }
  | { readonly kind: "heartbeats"; readonly from: number; readonly to: number };

/** So many heartbeats in a row are left as they are. */
const FEW = 2;

/**
 * Rows of the events from one seq to another, both included, with heartbeats folded.
 *
 * @param isOpen Whether the heartbeats from one seq to another, both included, are unfolded. They may begin before
 *   where they began at the last call: older ones come.
 */
export function foldHeartbeats(
  { from, to }: { readonly from: number; readonly to: number },
  typeOf: (seq: number) => string | undefined,
  isOpen: (from: number, to: number) => boolean,
): FoldedRow[] {
  const rows: FoldedRow[] = [];
  let begin: number | undefined;
  const close = (end: number): void => {
    if (begin === undefined) return;
    if (end - begin >= FEW && !isOpen(begin, end))
      rows.push({ kind: "heartbeats", from: begin, to: end });
    else for (let seq = begin; seq <= end; seq++) rows.push({ kind: "event", seq });
    begin = undefined;
  };
  for (let seq = from; seq <= to; seq++) {
    if (typeOf(seq) === "heartbeat") {
      begin ??= seq;
      continue;
    }
    close(seq - 1);
    rows.push({ kind: "event", seq });
  }
  close(to);
  return rows;
}

/** Where a row stands: folded heartbeats at their first. */
export function seqOfRow(row: FoldedRow): number {
  return row.kind === "event" ? row.seq : row.from;
}

/** Which row an event is in, by its seq; -1 where it is before all of them. */
export function rowWith(rows: readonly FoldedRow[], seq: number): number {
  return rows.findLastIndex((row) => seqOfRow(row) <= seq);
}
