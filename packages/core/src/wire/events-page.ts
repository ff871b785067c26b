import { z } from "zod";
import { logLineSchema } from "./log-line.ts";

/** Most events that one answer holds. */
export const MOST_EVENTS = 5_000;

/** A stretch of a run's events. */
export const eventsPageSchema = z.object({
  events: z.array(logLineSchema),
  /** The run's last seq now: what is not shown can be told. */
  head: z.int(),
  /** True when the stretch that was asked for has more than an answer holds. */
  truncated: z.boolean(),
  /** How many rows there are in all that were asked for; null when they were not counted. */
  total: z.int().nullable(),
});
/** A stretch of a run's events. */
export type EventsPage = z.infer<typeof eventsPageSchema>;
