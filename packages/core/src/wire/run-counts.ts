import { z } from "zod";
import { SHOWN_STATUSES, type ShownStatus } from "../views/shown-status.ts";

/** How many runs there are, in all and by the status that is shown. */
export const runCountsSchema = z.object({
  total: z.int(),
  /** Every status, also those that no run has. */
  by_status: z.record(z.enum(SHOWN_STATUSES), z.int()),
});
/** How many runs there are. */
export type RunCounts = z.infer<typeof runCountsSchema>;

/** Counts runs by status. */
export function runCounts(statuses: Iterable<ShownStatus>): RunCounts {
  const by_status: RunCounts["by_status"] = {
    queued: 0,
    running: 0,
    waiting: 0,
    paused: 0,
    interrupted: 0,
    completed: 0,
    failed: 0,
    cancelled: 0,
  };
  let total = 0;
  for (const status of statuses) {
    by_status[status]++;
    total++;
  }
  return { total, by_status };
}
