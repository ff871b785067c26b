import type { RunListItem } from "@wheelhouse/core";
import { z } from "zod";

/** What was seen, as it is kept. */
export const seenSchema = z.object({
  /** Whatever ended before is seen, in milliseconds; 0 before a person ever said so. */
  until: z.number(),
  /** Runs that a person has looked at since. */
  runs: z.array(z.string()),
});
/** What a person of this browser has seen of what ended. */
export type Seen = z.infer<typeof seenSchema>;

/** Whether a run has ended and nobody has looked at it since. */
export function isUnseen(
  { id, ended_at: ended }: Pick<RunListItem, "id" | "ended_at">,
  { until, runs }: Seen,
): boolean {
  return ended !== null && Date.parse(ended) > until && !runs.includes(id);
}
