import { z } from "zod";

/** Output of `after-check@1`: whether snapshot and project are as they were before the agents. */
export const afterCheckSchema = z.object({
  clean: z.boolean(),
  /** Changed paths, at most twenty. */
  changes: z.array(z.string()),
});
/** Whether anything was written. */
export type AfterCheckOutput = z.infer<typeof afterCheckSchema>;
