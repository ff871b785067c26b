import { changedFileSchema } from "@wheelhouse/core";
import { z } from "zod";

/** Output of `changes@1`: what the run has changed in its clone, from the base to its last commit. */
export const changesSchema = z.object({
  /** Whether nothing has changed. */
  empty: z.boolean(),
  /** Commits of the run's own repository. */
  from: z.string(),
  to: z.string(),
  files: z.array(changedFileSchema),
  added: z.int(),
  removed: z.int(),
  /** Unified diff, as much of it as a judge can read. */
  patch: z.string().default(""),
  truncated: z.boolean().default(false),
});
/** Output of `changes@1`. */
export type ChangesOutput = z.infer<typeof changesSchema>;
