import { BANDS, synthesisOutputSchema } from "@wheelhouse/core";
import { z } from "zod";
import { entrySchema } from "../fold/entry.ts";
import { toCheckSchema } from "../io/citations.ts";

/** Static input of `adjust@1`. */
export const adjustInputSchema = z.object({
  band: z.enum(BANDS),
  /** The step whose entries are adjusted. */
  of: z.string(),
  /** Whether findings have review classes, which follow the severity. */
  classes: z.boolean().default(false),
  /** Why there is no validator; absent when the plan has one. */
  unvalidated: z.string().optional(),
});

/** What became of validation. */
export const validationStateSchema = z.object({
  state: z.enum(["validated", "not-validated"]),
  /** Why not; absent when validated. */
  reason: z.string().optional(),
  confidence: z.enum(["high", "medium", "low"]).optional(),
  risks: z.array(z.string()),
  verdicts: z.record(z.string(), z.int()),
  strays: z.array(z.string()),
});
/** What became of validation. */
export type ValidationState = z.infer<typeof validationStateSchema>;

/** Output of `adjust@1`. */
export const adjustSchema = z.object({
  entries: z.array(entrySchema),
  /** Absent when nothing was dispatched. */
  synthesis: synthesisOutputSchema.optional(),
  withdrawn: z.array(z.object({ text: z.string(), why: z.string() })),
  /** Sentences taken out of the summary. */
  sentences: z.int(),
  validation: validationStateSchema,
  toCheck: toCheckSchema,
});
/** Findings and synthesis after validation. */
export type AdjustOutput = z.infer<typeof adjustSchema>;
