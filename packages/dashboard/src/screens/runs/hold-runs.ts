import type { RunListItem } from "@wheelhouse/core";

/** A list that stays in place under somebody's hand. */
export interface HeldRuns {
  readonly shown: readonly RunListItem[];
  /** Runs that came meanwhile and are not shown yet. */
  readonly fresh: number;
}

/**
 * A list of runs as it is now, with the rows where they were: each is up to date, none goes or comes in between, and
 * older ones that were loaded are added at the end.
 */
export function holdRuns(before: readonly RunListItem[], now: readonly RunListItem[]): HeldRuns {
  const latest = new Map(now.map((run) => [run.id, run]));
  const held = new Set(before.map(({ id }) => id));
  const end = now.findLastIndex(({ id }) => held.has(id));
  const kept = before.map((run) => latest.get(run.id) ?? run);
  const fresh = now.slice(0, Math.max(end, 0)).filter(({ id }) => !held.has(id)).length;
  return { shown: [...kept, ...now.slice(end + 1)], fresh };
}
