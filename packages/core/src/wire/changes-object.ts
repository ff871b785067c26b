import { z } from "zod";

/** What a machine has noticed about a changed file; a person and the judge are told. */
export const CHANGE_FLAGS = [
  "test-deleted",
  "test-skipped",
  "secret",
  "mode",
  "large",
  "symlink",
] as const;
/** What a machine has noticed about a changed file. */
export type ChangeFlag = (typeof CHANGE_FLAGS)[number];

/** One file of a change, on the wire. */
export const changedFileSchema = z.object({
  path: z.string(),
  /** What it was called before; null when it was not renamed. */
  from: z.string().nullable(),
  status: z.enum(["added", "modified", "deleted", "renamed"]),
  added: z.int(),
  removed: z.int(),
  binary: z.boolean(),
  flags: z.array(z.enum(CHANGE_FLAGS)),
});

/** What a run, or a step of it, has changed in its clone, on the wire. */
export const changesObjectSchema = z.object({
  run: z.string(),
  /** Null for the whole run. */
  step: z.string().nullable(),
  /** Commits of the run's own repository. */
  from: z.string(),
  to: z.string(),
  added: z.int(),
  removed: z.int(),
  files: z.array(changedFileSchema),
  /** Unified diff. */
  patch: z.string(),
  /** Whether the patch was cut. */
  truncated: z.boolean(),
  /** The commits in it, the oldest first. */
  commits: z.array(
    z.object({
      commit: z.string(),
      step: z.string(),
      attempt: z.string(),
      subject: z.string(),
      files: z.int(),
      added: z.int(),
      removed: z.int(),
    }),
  ),
  /** The branch in the user's repository that it was handed over as; null before that. */
  branch: z.string().nullable(),
});
/** Lines of a file as a run has left it, on the wire. */
export const changedLinesSchema = z.object({
  /** Number of the first of them, from 1. */
  from: z.int(),
  /** Without their line feeds. */
  lines: z.array(z.string()),
  /** How many lines the file has. */
  total: z.int(),
});
/** Lines of a file as a run has left it, on the wire. */
export type ChangedLines = z.infer<typeof changedLinesSchema>;

/** What a run, or a step of it, has changed in its clone, on the wire. */
export type ChangesObject = z.infer<typeof changesObjectSchema>;
