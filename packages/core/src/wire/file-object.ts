import { z } from "zod";

/** Some lines of a file of the snapshot that a run's agents read. */
export const fileObjectSchema = z.object({
  path: z.string(),
  /** First line that is shown, from 1. */
  from: z.int(),
  lines: z.array(z.string()),
  /** How many lines the file has. */
  total: z.int(),
});
/** Some lines of a file of a run's snapshot. */
export type FileObject = z.infer<typeof fileObjectSchema>;
