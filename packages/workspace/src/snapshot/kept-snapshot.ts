import { z } from "zod";

/** What a finished snapshot keeps beside its files, for the steps that come later or after a crash. */
export const keptSchema = z.strictObject({
  snapshot: z.strictObject({
    path: z.string(),
    gitDir: z.string().optional(),
    commit: z.string().optional(),
    base: z.string().optional(),
    hash: z.string(),
    files: z.int(),
    omitted: z.array(z.string()),
  }),
  /** The project below the top of its repository; empty when it is the top. */
  prefix: z.string(),
  branch: z.string().nullable(),
  defaultBranch: z.strictObject({ name: z.string(), commit: z.string() }).nullable(),
  /** Whether the working tree differs from HEAD. */
  dirty: z.boolean(),
  /** What every file was like when the snapshot was finished. */
  fingerprint: z.strictObject({
    files: z.record(z.string(), z.tuple([z.number(), z.number(), z.number()])),
    git: z.string(),
  }),
});
/** A finished snapshot with what later steps need of it. */
export type KeptSnapshot = z.infer<typeof keptSchema>;
