import { z } from "zod";

/** Output of `write-clone@1`, as far as the flow reads it. */
export const cloneSchema = z.object({
  /** Commit that the work begins from. */
  base: z.string(),
  /** Branch that this was; null when it was none. */
  baseRef: z.string().nullable().default(null),
  /** Uncommitted files in the person's working tree, which are not part of the work. */
  dirty: z.int().default(0),
  /** What else is to be known about the clone, in sentences. */
  notes: z.array(z.string()).default([]),
});

/** Output of `mergeability@1`: how the work stands to the branch that it began from, as that is now. */
export const mergeabilitySchema = z.object({
  /** Whether the branch has other commits than at the start. */
  moved: z.boolean(),
  /** Whether the branch was deleted meanwhile. */
  gone: z.boolean().default(false),
  /** Paths that would conflict. */
  conflicts: z.array(z.string()),
  /** The branch's commit now; null when it is gone. */
  target: z.string().nullable().default(null),
});
/** Output of `mergeability@1`. */
export type MergeabilityOutput = z.infer<typeof mergeabilitySchema>;

/** Output of `hand-over@1`: the branch in the person's repository. */
export const handOverSchema = z.object({ branch: z.string(), commit: z.string() });
