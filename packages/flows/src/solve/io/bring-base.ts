import { z } from "zod";

/** Output of `bring-base@1`: what became of the branch that the work began from. */
export const broughtSchema = z.object({
  outcome: z.enum(["current", "gone", "merged", "conflicts"]),
  /** Name of the branch; a commit's where it was none. */
  name: z.string(),
  /** Its commit; null when it is gone. */
  target: z.string().nullable(),
  rewritten: z.boolean(),
  conflicts: z.array(
    z.object({
      path: z.string(),
      /** What git calls it, such as `contents` or `modify/delete`. */
      kind: z.string(),
      /** Which sides have a version of the file. */
      sides: z.object({ work: z.boolean(), base: z.boolean() }),
      /** What git says of it. */
      said: z.string(),
    }),
  ),
});
/** Output of `bring-base@1`. */
export type BroughtOutput = z.infer<typeof broughtSchema>;

/** Output of the step that resolves conflicts, as it is checked. */
export const resolvedSchema = z.object({
  resolved: z.array(z.object({ path: z.string(), how: z.string() })).default([]),
});

/** Output of `settle-base@1`: how bringing the branch in has ended. */
export const settledSchema = z.object({
  /** Whether the work has the branch in it now. */
  updated: z.boolean(),
  /** Why not, or what was brought in. */
  reason: z.string(),
});
