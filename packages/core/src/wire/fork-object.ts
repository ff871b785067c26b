import { z } from "zod";

/** What a client sends to fork a run. */
export const forkObjectSchema = z.strictObject({
  /** The step that is done anew, with all that depends on it; absent when only what has not finished is. */
  from_step: z.string().min(1).max(500).optional(),
  /** Who does it, instead of who did it the first time. */
  agent: z.string().optional(),
  model: z.string().optional(),
});
/** What a client sends to fork a run. */
export type ForkObject = z.infer<typeof forkObjectSchema>;
