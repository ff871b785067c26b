import type { Json } from "@wheelhouse/core";
import type { Draft, Projection, Stored, StreamAppend } from "../journal.ts";

/** An event that carries a number or whatever else is given. */
export function note(data: Json, type = "note"): Draft {
  return { type, data };
}

/** `count` events for a stream, with the data 1, 2, 3… */
export function notes(stream: string, count: number): StreamAppend {
  return { stream, events: Array.from({ length: count }, (_, index) => note(index + 1)) };
}

/** The data of events, in order. */
export function dataOf(events: readonly Stored[]): Json[] {
  return events.map(({ data }) => data);
}

/** Data whose JSON is larger than a row takes. */
export function largeData(mark: string): Json {
  return { mark, text: "ä".repeat(9_000) };
}

/** Takes from a tail until it has at least `count` events. */
export async function takeEvents(
  tail: AsyncIterator<readonly Stored[]>,
  count: number,
): Promise<Stored[]> {
  const events: Stored[] = [];
  while (events.length < count) {
    const { done, value } = await tail.next();
    if (done === true) break;
    events.push(...value);
  }
  return events;
}

/** Counts and sums what runs note; `cleared` deletes the row. */
export const SUMS: Projection = {
  name: "sums",
  version: 1,
  columns: { id: "TEXT", count: "INTEGER", sum: "REAL", last: "TEXT" },
  key: "id",
  indexes: ["count"],
  streams: "run/",
  project(stream, events, row) {
    const before = row(stream);
    let count = Number(before?.["count"] ?? 0);
    let sum = Number(before?.["sum"] ?? 0);
    for (const { type, data } of events) {
      count = type === "cleared" ? 0 : count + 1;
      sum = type === "cleared" ? 0 : sum + (typeof data === "number" ? data : 0);
    }
    const last = events.at(-1)?.type ?? null;
    return [{ key: stream, row: count === 0 ? null : { id: stream, count, sum, last } }];
  },
};

/** Throws on an event `poison`, and gives a row that no table can hold on `misfit`. */
export const FRAGILE: Projection = {
  name: "fragile",
  version: 1,
  columns: { id: "TEXT", n: "INTEGER" },
  key: "id",
  streams: "run/",
  project(stream, events) {
    if (events.some(({ type }) => type === "poison")) throw new Error("poisoned");
    const isMisfit = events.some(({ type }) => type === "misfit");
    return [{ key: stream, row: { id: stream, n: isMisfit ? "text" : 1 } }];
  },
};
