import { z } from "zod";

/** Most slices of time that one answer has. */
export const MOST_BUCKETS = 2_048;

/** How much happened in a run, by slice of time. */
export const runDensitySchema = z.object({
  /** When the first slice begins and the last one ends, in milliseconds since 1970; all slices are as long. */
  from: z.number(),
  to: z.number(),
  /** The run's last event that is counted. */
  seq: z.int(),
  /** Events, by slice. */
  counts: z.array(z.int()),
  /** How many of them say that something went wrong, by slice. */
  errors: z.array(z.int()),
});
/** How much happened in a run, by slice of time. */
export type RunDensity = z.infer<typeof runDensitySchema>;
