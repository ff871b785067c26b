import { type LogLine, MOST_EVENTS } from "@wheelhouse/core";
import type { Client } from "../call/create-client.ts";
import { chunkOf, CHUNK_ROWS } from "./data-window.ts";
import { createRowLoader } from "./row-loader.ts";
import { createRowTable, firstOfWindow } from "./row-table.ts";
import type { SeqRange } from "./seq-ranges.ts";
import type { TraceStore } from "./trace-store.ts";

/** Which run a store is of, and who fetches its rows. */
export interface TraceStoreOptions {
  readonly client: Pick<Client, "call">;
  readonly run: string;
}

/** A store without rows. */
export function createTraceStore({ client, run }: TraceStoreOptions): TraceStore {
  const told = new Set<() => void>();
  const loader = createRowLoader({
    client,
    run,
    onRows: takeLoaded,
    onError: changed,
    onRoom: fetchMissing,
  });
  let table = createRowTable();
  let version = 0;
  let isClosed = false;
  let isCleared = false;
  /** What was looked at last; a fetch that found no room is made up for when there is some. */
  let looked: SeqRange | undefined;

  function changed(): void {
    version++;
    for (const tell of told) tell();
  }

  function takeLoaded(rows: readonly LogLine[], range: SeqRange): void {
    for (const row of rows) table.put({ ...row, at: Date.parse(row.at) });
    // What the server did not give is not asked for again by itself.
    for (let seq = range.from; seq <= range.to; seq++) table.gaps.take(seq);
    table.data.touch(range.from, range.to);
    table.data.trim(table.head);
    changed();
    fetchMissing();
  }

  function fetchMissing(): void {
    if (isClosed) return;
    if (looked !== undefined && looked.from <= table.head)
      fetchLooked({ from: looked.from, to: Math.min(looked.to, table.head) });
    healGaps();
  }

  /** Whole chunks, as many at a time as an answer holds. */
  function fetchLooked({ from, to }: SeqRange): boolean {
    let isThere = true;
    let first: number | undefined;
    const last = chunkOf(to);
    for (let chunk = chunkOf(from); chunk <= last; chunk++) {
      const start = chunk * CHUNK_ROWS + 1;
      const end = Math.min(start + CHUNK_ROWS - 1, table.head);
      const isMissing = table.data.countOf(chunk) < end - start + 1;
      if (isMissing) isThere = false;
      if (isMissing && !loader.isLoading(start)) first ??= start;
      if (first === undefined) continue;
      const isFull = end - first + 1 >= MOST_EVENTS;
      const isOver = !isMissing || loader.isLoading(start);
      if (isOver) loader.load({ from: first, to: start - 1 });
      else if (isFull || chunk === last) loader.load({ from: first, to: end });
      else continue;
      first = undefined;
    }
    return isThere;
  }

  /** From the newest on: that is where people look. */
  function healGaps(): void {
    const gap = table.gaps.last;
    if (gap === undefined || !loader.hasRoom || loader.isLoading(gap.to)) return;
    const from = Math.max(gap.from, gap.to - MOST_EVENTS + 1, firstOfWindow(table.head));
    // Further back than data is kept: it waits until somebody looks.
    if (from > gap.to) return table.gaps.clear();
    loader.load({ from, to: gap.to });
  }

  return {
    get head() {
      return table.head;
    },
    get loaded() {
      return table.data.size;
    },
    get version() {
      return version;
    },
    get columns() {
      return table.columns;
    },
    get error() {
      return loader.error;
    },
    subscribe(listener) {
      told.add(listener);
      return () => void told.delete(listener);
    },
    grow(head) {
      if (head <= table.head) return;
      table.grow(head);
      changed();
      // Who looked before all was cleared still looks, and may see the same places as then.
      if (isCleared) fetchMissing();
      isCleared = false;
    },
    append({ seq, at, type, step, attempt, data }) {
      let isChanged = false;
      for (const [index, place] of seq.entries()) {
        const isNew = table.put({
          seq: place,
          at: at[index] ?? 0,
          type: type[index] ?? "",
          step: step[index] ?? null,
          attempt: attempt[index] ?? null,
          data: data[index],
        });
        isChanged ||= isNew;
      }
      if (!isChanged) return;
      table.data.trim(table.head);
      changed();
      healGaps();
    },
    ensure(from, to) {
      const range = { from: Math.max(1, from), to: Math.min(to, table.head) };
      if (range.from > range.to) return true;
      looked = range;
      table.data.touch(range.from, range.to);
      return fetchLooked(range);
    },
    row: (seq) => table.row(seq),
    typeOf: (id) => table.types.nameOf(id),
    stepOf: (id) => table.steps.nameOf(id),
    clear() {
      loader.cancel();
      table = createRowTable();
      isCleared = true;
      changed();
    },
    close() {
      isClosed = true;
      loader.cancel();
      told.clear();
    },
  };
}
