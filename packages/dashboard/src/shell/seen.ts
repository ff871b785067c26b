import { stored } from "../stored/stored.ts";
import { seenSchema } from "./is-unseen.ts";

/** So many runs are known to have been looked at one by one; the oldest go first. */
const KEPT = 500;

/** What was seen, kept over visits. */
export const seen = stored("seen", seenSchema, { until: 0, runs: [] });

/** Somebody looks at a run that has ended. */
export function markSeen(run: string): void {
  const now = seen.get();
  if (!now.runs.includes(run)) seen.set({ ...now, runs: [...now.runs, run].slice(-KEPT) });
}

/** Everything that has ended by now counts as seen. */
export function markAllSeen(at: number): void {
  seen.set({ until: at, runs: [] });
}
