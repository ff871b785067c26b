import { z } from "zod";
import { wireTimeSchema } from "./wire-time.ts";

/** Who holds the wheel of an observed run; null while its harness does. */
export const wheelSchema = z.object({
  since: wireTimeSchema,
  /** Null until somebody has taken it. */
  holder: z.string().nullable(),
  taken_at: wireTimeSchema,
  /** The queue item that is blocked. */
  item: z.string().nullable(),
  reason: z.string().nullable(),
  expected_action: z.string().nullable(),
});

/** What an item of the list says of a run that another harness drives. */
export const observedItemSchema = z.object({
  /** Id of its source: `GET /api/sources`. */
  source_id: z.string(),
  source_name: z.string(),
  /** The file that it is read from; null when it came by the network. */
  path: z.string().nullable(),
  phase: z.string().nullable(),
  candidate: z.string().nullable(),
  wheel: wheelSchema.nullable(),
  last_event_at: wireTimeSchema,
  /** Open, and silent for so long that it may be dead. */
  stale: z.boolean(),
  /** Lines that are no event: broken, or of a shape that nobody knows. */
  bad_lines: z.int(),
});
/** What an item of the list says of a run that another harness drives. */
export type ObservedItem = z.infer<typeof observedItemSchema>;
