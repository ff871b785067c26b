/** A row of the list of events: one event, or as many heartbeats in a row as there are. */
export type FoldedRow =
  | { readonly kind: "event"; readonly seq: number }
  | { readonly kind: "heartbeats"; readonly from: number; readonly to: number };

/** So many heartbeats in a row are left as they are. */
const FEW = 2;

/**
 * Rows of the events from one seq to another, both included, with heartbeats folded.
 *
 * @param isOpen Whether heartbeats that begin at a seq were unfolded by a person.
 */
export function foldHeartbeats(
  { from, to }: { readonly from: number; readonly to: number },
  typeOf: (seq: number) => string | undefined,
  isOpen: (from: number) => boolean,
): FoldedRow[] {
  const rows: FoldedRow[] = [];
  let begin: number | undefined;
  const close = (end: number): void => {
    if (begin === undefined) return;
    if (end - begin >= FEW && !isOpen(begin))
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
