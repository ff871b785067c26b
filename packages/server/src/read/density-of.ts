import type { RunDensity } from "@wheelhouse/core";
import type { RunTrace } from "./run-traces.ts";

/** How much happened in equal slices of a run's time, from its first event to its last. */
export function densityOf({ seq, times, errors }: RunTrace, buckets: number): RunDensity {
  const from = times[0] ?? 0;
  const to = times.at(-1) ?? from;
  // A clock that was set back does not give a slice that there is not.
  const width = Math.max(to - from, 1) / buckets;
  const count = (all: readonly number[]): number[] => {
    const counts = Array.from({ length: buckets }, () => 0);
    for (const at of all) {
      const place = Math.min(buckets - 1, Math.max(0, Math.floor((at - from) / width)));
      counts[place] = (counts[place] ?? 0) + 1;
    }
    return counts;
  };
  return { from, to, seq, counts: count(times), errors: count(errors) };
}
