import { z } from "zod";
import { severitySchema } from "./finding.ts";

/** A finding of an earlier run that this one does not have. */
export const earlierFindingSchema = z.object({
  /** Its name in the earlier report. */
  ref: z.string(),
  severity: severitySchema,
  claim: z.string(),
  persona: z.string(),
  /** `path:line` of its first citation; absent when it cites nothing. */
  place: z.string().optional(),
  /** What may explain that it is not here, one sentence. */
  why: z.string(),
});
/** A finding of an earlier run that this one does not have. */
export type EarlierFinding = z.infer<typeof earlierFindingSchema>;

/** What has changed since the last run of the same flow over the same project, in a receipt. */
export const sinceSchema = z.object({
  /** The earlier run. */
  run: z.string(),
  /** When it ended, wall clock in milliseconds. */
  endedAt: z.number(),
  /** What makes the two runs hard to compare, a sentence each: another band, other agents. */
  notes: z.array(z.string()),
  counts: z.object({
    new: z.int(),
    still: z.int(),
    gone: z.int(),
    /** Nobody looked there this time, so nothing is known of them. */
    notLooked: z.int(),
  }),
  /** The worst first, {@link MOST_LISTED} at most. */
  gone: z.array(earlierFindingSchema),
  /** The worst first, {@link MOST_LISTED} at most. */
  notLooked: z.array(earlierFindingSchema),
});
/** What has changed since the last run of the same flow over the same project. */
export type Since = z.infer<typeof sinceSchema>;

/** A receipt lists so many findings of a kind. */
export const MOST_LISTED = 100;
