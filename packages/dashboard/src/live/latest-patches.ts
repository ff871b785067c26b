import type { Patch } from "@wheelhouse/core";

/** One thing as the stream said that it is. */
export type PatchEntry = Patch[number];

/** What the stream said last of everything. Decides what is news, and mends an answer that was on its way meanwhile. */
export interface LatestPatches {
  /** Keeps an entry; false when one of the same or a higher revision was seen, so that it is old. */
  take(entry: PatchEntry): boolean;
  /** A place in the order in which entries came. */
  mark(): number;
  /** The latest entries that came after a place, in their order. */
  since(mark: number): PatchEntry[];
  /** Forgets everything, or all of one kind: what was kept is of another journal, or all is fetched anew. */
  clear(kind?: PatchEntry["k"]): void;
}

/** So many things are remembered; the ones that changed longest ago go first. */
const KEPT = 5_000;

/** A memory of what the stream said last. */
export function createLatestPatches(kept: number = KEPT): LatestPatches {
  const latest = new Map<string, { readonly entry: PatchEntry; readonly place: number }>();
  let places = 0;
  return {
    take(entry) {
      const key = `${entry.k}:${entry.id}`;
      const before = latest.get(key);
      if (before !== undefined && before.entry.rev >= entry.rev) return false;
      // Deleted first, so that the map stays in the order in which things came.
      latest.delete(key);
      latest.set(key, { entry, place: places++ });
      const [oldest] = latest.keys();
      if (latest.size > kept && oldest !== undefined) latest.delete(oldest);
      return true;
    },
    mark: () => places,
    since: (mark) =>
      [...latest.values()].flatMap(({ entry, place }) => (place >= mark ? [entry] : [])),
    clear(kind) {
      for (const [key, { entry }] of latest)
        if (kind === undefined || entry.k === kind) latest.delete(key);
    },
  };
}

/** What the stream of this page said last. */
export const latestPatches: LatestPatches = createLatestPatches();
