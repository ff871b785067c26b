import type { RunListItem } from "@wheelhouse/core";

/** What ended, by how much a person may want to know of it. */
export interface Ended {
  /** Runs to look at, the latest first. */
  readonly told: readonly RunListItem[];
  /** How many more ended well: routine, told as a number. */
  readonly routine: number;
  /** How many there are in all. */
  readonly total: number;
}

/**
 * Folds what ended unseen. Failures of our own are not among it, since they need somebody; of those that ended well the
 * latest are told and the others counted, and whatever was cancelled, or failed in another harness, is told.
 */
export function endedOf(unseen: readonly RunListItem[], most: number): Ended {
  const ended = unseen
    .filter(
      ({ status, observed }) =>
        status === "completed" ||
        status === "cancelled" ||
        (status === "failed" && observed !== null),
    )
    .toSorted((a, b) => (b.ended_at ?? "").localeCompare(a.ended_at ?? ""));
  const well = ended.filter(({ status }) => status === "completed");
  const shown = new Set(well.slice(0, most));
  return {
    told: ended.filter((run) => run.status !== "completed" || shown.has(run)).slice(0, most * 2),
    routine: well.length - shown.size,
    total: ended.length,
  };
}
