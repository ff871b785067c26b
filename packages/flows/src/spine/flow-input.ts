import { z } from "zod";
import { reviewModeSchema } from "../io/diff.ts";

/** The command line gives every input as text. */
const flag = z.union([z.boolean(), z.enum(["true", "false"]).transform((text) => text === "true")]);

/** Input of a flow that looks at what the focus names. */
export const focusInputSchema = z.object({
  /** The focus: what the person wants to know, in their words. */
  question: z.string().default(""),
  /** Leave out the validator and reviewers that the synthesis does not need. */
  fast: z.exactOptional(flag),
});

/** Input of a flow that looks at a change. */
export const changeInputSchema = focusInputSchema.extend({
  /** A: branch against default branch · B: uncommitted work · C: the files that the question names. */
  mode: z.exactOptional(z.string().trim().toUpperCase().pipe(reviewModeSchema)),
});

/** Input of a built-in flow. */
export type FlowInput = z.infer<typeof changeInputSchema>;
