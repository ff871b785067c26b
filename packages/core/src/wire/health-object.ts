import { z } from "zod";

/** How a server is. */
export const healthObjectSchema = z.object({
  ok: z.literal(true),
  version: z.string(),
  /** Its process; another one after a restart. */
  instance: z.string(),
  /** Its clock, in milliseconds. */
  now: z.number(),
  /** Global position of the journal's last event. */
  as_of: z.int(),
  /** Runs that are driven now. */
  driving: z.array(z.string()),
  /** Tells one build of the page from another, so that an old tab can ask to be loaded again; null when there is no page. */
  page: z.string().nullable(),
  /** Streams that are open. */
  streams: z.int(),
});
/** How a server is. */
export type HealthObject = z.infer<typeof healthObjectSchema>;
