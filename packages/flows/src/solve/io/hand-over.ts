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
  /** Whether the branch no longer leads to the commit that the work began from. */
  rewritten: z.boolean().default(false),
  /** Whether the branch has something that can be brought into the work. */
  behind: z.boolean().default(false),
  /** Paths that would conflict; null when the machine's git cannot tell. */
  conflicts: z.array(z.string()).nullable(),
  /** The branch's commit now; null when it is gone. */
  target: z.string().nullable().default(null),
});
/** Output of `mergeability@1`. */
export type MergeabilityOutput = z.infer<typeof mergeabilitySchema>;

/** Input of `hand-over@1` and of `settle-hand-over@1`: the branch that is wanted. */
export const handOverInputSchema = z.object({ branch: z.string().min(1) });

/** Output of `hand-over@1`: the branch in the person's repository. */
export const handOverSchema = z.object({ branch: z.string(), commit: z.string() });

/** Output of `hand-over@1` where there is no branch: why, for the person who decides what becomes of the work. */
export const refusedSchema = z.object({
  refused: z.object({
    why: z.string(),
    hint: z.string().nullable(),
    /** Whether it is for what looks like secrets: then the work is not exported either before a person has said that it is none. */
    secrets: z.boolean(),
  }),
});

/** Output of `settle-hand-over@1` where the work was saved in place of a branch: the file. */
export const exportedSchema = z.object({
  patch: z.string(),
  /** The commit that it applies to. */
  base: z.string().optional(),
  commit: z.string(),
});
