import { z } from "zod";

/** Output of `facts@1`: where the facts file is that agents without git read. */
export const factsSchema = z.object({
  /** Absolute path of the file. */
  path: z.string(),
  /** What could not be found out, and why. */
  missing: z.array(z.string()),
});
/** Where the facts file is, and what is missing in it. */
export type FactsOutput = z.infer<typeof factsSchema>;
