import { z } from "zod";
import { wireTimeSchema } from "./wire-time.ts";

/** A turn of a session in which something was found. */
export const searchHitSchema = z.object({
  run: z.string(),
  step: z.string(),
  seq: z.int(),
  at: wireTimeSchema,
  role: z.enum(["prompt", "text", "tool"]),
  title: z.string().nullable(),
  source: z.string(),
  /** The text around what was found. */
  snippet: z.string(),
  /** Where in the snippet it was found: pairs of beginning and end, in characters. */
  marks: z.array(z.tuple([z.int(), z.int()])),
});
/** A turn of a session in which something was found. */
export type SearchHit = z.infer<typeof searchHitSchema>;
