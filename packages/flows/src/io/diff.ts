import { z } from "zod";

/** What a code review looks at. A: branch against default branch · B: uncommitted work · C: named files. */
export const REVIEW_MODES = ["A", "B", "C"] as const;
/** What a code review looks at. */
export const reviewModeSchema = z.enum(REVIEW_MODES);
/** What a code review looks at. */
export type ReviewMode = z.infer<typeof reviewModeSchema>;

/** Static input of `diff@1`. */
export const diffInputSchema = z.object({
  /** The mode that was asked for; chosen from the repository's state when absent. */
  mode: reviewModeSchema.optional(),
  /** The run's question; its paths are the named files of mode C. */
  focus: z.string(),
});

const range = z.tuple([z.int(), z.int()]);

/** Output of `diff@1`: the change that a review is about. */
export const diffSchema = z.object({
  mode: reviewModeSchema,
  /** Why this mode, in one sentence. */
  why: z.string(),
  /** What the change is compared with, in words. */
  against: z.string(),
  /** True when there is neither a change nor a named file: everything is looked at. `files` is then empty. */
  whole: z.boolean(),
  files: z.array(
    z.object({
      path: z.string(),
      status: z.enum(["added", "modified", "deleted", "renamed", "named"]),
      added: z.int(),
      removed: z.int(),
      /** Its part of the unified diff, capped; empty for named files. */
      patch: z.string(),
    }),
  ),
  /** Lines that the change introduced in the new files; files without any are left out. Empty in mode C. */
  changed: z.array(z.object({ path: z.string(), ranges: z.array(range) })),
  /** Whether some patch was cut. */
  truncated: z.boolean(),
  /** Subjects of the commits in it, newest first. */
  commits: z.array(z.string()),
});
/** The change that a review is about. */
export type DiffOutput = z.infer<typeof diffSchema>;
