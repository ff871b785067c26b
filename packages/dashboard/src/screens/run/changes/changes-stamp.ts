import type { RunObject } from "@wheelhouse/core";

/** What of a run changes whenever it may have changed more of its files, or handed them over. */
export function changesStamp({ steps, status }: Pick<RunObject, "steps" | "status">): string {
  const ends = steps.map(
    ({ status: stands, attempts }) =>
      `${stands[0]}${attempts.filter(({ ended_at }) => ended_at !== null).length}`,
  );
  return `${status} ${ends.join("")}`;
}
