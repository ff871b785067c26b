import { CHUNK_ROWS, chunkOf, createDataWindow, type DataWindow } from "./data-window.ts";
import { createNames, type Names } from "./names.ts";
import { emptyColumns, type RowColumns, withRoom } from "./row-columns.ts";
import { createSeqRanges, type SeqRanges } from "./seq-ranges.ts";
import type { TraceRow } from "./trace-store.ts";

/** Chunks of the newest rows whose data is always kept: 20,000 rows. */
export const NEWEST_CHUNKS = 40;
/** Chunks of other rows whose data is kept, those that somebody looked at last: 10,000 rows. */
const OTHER_CHUNKS = 20;

/** Rows that are known, and where some are missing between them. It fetches nothing. */
export interface RowTable {
  readonly head: number;
  readonly columns: RowColumns;
  readonly types: Names;
  readonly steps: Names;
  /** Places that were jumped over. */
  readonly gaps: SeqRanges;
  readonly data: DataWindow;
  grow(head: number): void;
  /** Takes a row; false when it was there with its data. */
  put(row: Omit<TraceRow, "isLoaded">): boolean;
  row(seq: number): TraceRow | undefined;
}

/** A table without rows. */
export function createRowTable(): RowTable {
  const types = createNames();
  const steps = createNames();
  const attempts = createNames();
  const gaps = createSeqRanges();
  const data = createDataWindow({ newest: NEWEST_CHUNKS, others: OTHER_CHUNKS });
  let columns = emptyColumns();
  let head = 0;

  function grow(to: number): void {
    if (to <= head) return;
    head = to;
    columns = withRoom(columns, head);
  }

  return {
    get head() {
      return head;
    },
    get columns() {
      return columns;
    },
    types,
    steps,
    gaps,
    data,
    grow,
    put({ seq, at, type, step, attempt, data: said }) {
      if (seq < 1) return false;
      if (seq > head) {
        if (seq > head + 1) gaps.push({ from: head + 1, to: seq - 1 });
        grow(seq);
      }
      const index = seq - 1;
      const isNew = columns.type[index] === 0;
      if (!isNew && data.has(seq)) return false;
      if (isNew) {
        gaps.take(seq);
        columns.at[index] = at;
        columns.type[index] = types.idOf(type);
        columns.step[index] = steps.idOf(step);
        columns.attempt[index] = attempts.idOf(attempt);
      }
      data.set(seq, said);
      return true;
    },
    row(seq) {
      const index = seq - 1;
      const type = types.nameOf(columns.type[index] ?? 0);
      if (type === null || seq > head) return undefined;
      return {
        seq,
        at: columns.at[index] ?? 0,
        type,
        step: steps.nameOf(columns.step[index] ?? 0),
        attempt: attempts.nameOf(columns.attempt[index] ?? 0),
        isLoaded: data.has(seq),
        data: data.get(seq),
      };
    },
  };
}

/** The first row whose data is kept for being new. */
export function firstOfWindow(head: number): number {
  return Math.max(1, (chunkOf(head) - NEWEST_CHUNKS + 1) * CHUNK_ROWS + 1);
}
