import { z } from "zod";

/** Output of `snapshot@1`: the private copy that every agent of the run reads. */
export const snapshotSchema = z.object({
  /** Absolute path of the directory that agents read. */
  path: z.string(),
  /** Git directory of the copy; absent for a plain folder. */
  gitDir: z.string().optional(),
  /** Commit that captures the working tree, untracked files included; absent for a plain folder. */
  commit: z.string().optional(),
  /** Commit that HEAD named in the project; absent when unborn or not a repository. */
  base: z.string().optional(),
  /** Content hash of the tree. */
  hash: z.string(),
  /** How many files it holds. */
  files: z.int(),
  /** What was left out and why. */
  omitted: z.array(z.string()),
});
/** The private copy that every agent of the run reads. */
export type SnapshotOutput = z.infer<typeof snapshotSchema>;
