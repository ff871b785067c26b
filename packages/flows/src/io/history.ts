import { BANDS, citationSchema, findingSchema, severitySchema } from "@wheelhouse/core";
import { z } from "zod";

/** Static input of `history@1`. */
export const historyInputSchema = z.object({
  /**
   * Only a run that was asked the same. Where what is asked decides what is looked for, as with a problem or a plan, what
   * another question brought is neither gone nor still there.
   */
  same: z.boolean().default(false),
});

/** A finding of an earlier report, as far as it is needed to know it again. */
const keptFindingSchema = z.object({
  ref: z.string(),
  severity: severitySchema,
  persona: z.string(),
  step: z.string(),
  topic: findingSchema.shape.topic,
  claim: findingSchema.shape.claim,
  citations: z.array(citationSchema),
  /** Whether one of its quotes is in the snapshot of this run. */
  quoted: z.boolean(),
});
/** A finding of an earlier report. */
export type KeptFinding = z.infer<typeof keptFindingSchema>;

/**
 * Output of `history@1`: the last completed run of the same flow over the same project, as it was when this run looked.
 * It is pinned here, so that a report that is written again says the same, whatever has run meanwhile.
 */
export const historySchema = z.object({
  /** Null when there is none. */
  earlier: z
    .object({
      run: z.string(),
      endedAt: z.number(),
      band: z.enum(BANDS),
      /** Who looked, each once. */
      agents: z.array(z.string()),
      /** Those that stood in its report. */
      findings: z.array(keptFindingSchema),
    })
    .nullable(),
  /** Why there is none, when something stood in the way. */
  why: z.string().optional(),
});
/** The last run of the same flow over the same project. */
export type HistoryOutput = z.infer<typeof historySchema>;
