import { isSettled, STEP_STATUSES, type StepStatus } from "@wheelhouse/core";

/** How the steps of one card stand. */
export interface StatusCounts {
  readonly total: number;
  readonly settled: number;
  /** What a person should see first: what went wrong, then what waits, then what works. */
  readonly worst: StepStatus;
  /** In the order in which a bar shows them, without those that are none. */
  readonly counts: readonly { readonly status: StepStatus; readonly count: number }[];
}

const WORST: readonly StepStatus[] = [
  "failed",
  "waiting",
  "running",
  "parked",
  "pending",
  "cancelled",
  "completed",
  "skipped",
];
const ORDER: readonly StepStatus[] = ["completed", "skipped", "cancelled", "failed", "waiting"];

/** Counts steps by status. */
export function countStatuses(statuses: readonly StepStatus[]): StatusCounts {
  const counts = new Map<StepStatus, number>();
  for (const status of statuses) counts.set(status, (counts.get(status) ?? 0) + 1);
  const rest = STEP_STATUSES.filter((status) => !ORDER.includes(status)).toReversed();
  return {
    total: statuses.length,
    settled: statuses.filter(isSettled).length,
    worst: WORST.find((status) => counts.has(status)) ?? "pending",
    counts: [...ORDER, ...rest].flatMap((status) => {
      const count = counts.get(status) ?? 0;
      return count === 0 ? [] : [{ status, count }];
    }),
  };
}
