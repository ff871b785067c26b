import { findingSchema, severitySchema } from "@wheelhouse/core";
import { z } from "zod";

/** Where a finding ended up. Every finding of a run has exactly one standing; none is dropped. */
export const STANDINGS = [
  "stands", // in the main list, in full
  "below", // in the main list, one line: its severity is not reported in full at this band
  "advisory", // a YAGNI candidate: its own section, not counted
  "existing", // not introduced by the change under review
  "omitted", // over the cap
  "no-evidence", // it cites nothing
  "unverified", // none of its quotes is in the snapshot, or it rests on a single outside source
  "refuted", // by the validator
] as const;
/** Where a finding ended up. */
export const standingSchema = z.enum(STANDINGS);
/** Where a finding ended up. */
export type Standing = z.infer<typeof standingSchema>;

/** Classes of a code review, worst first. */
export const REVIEW_CLASSES = ["CRIT", "WARN", "SUGG"] as const;
/** Class of a finding in a code review. */
export type ReviewClass = (typeof REVIEW_CLASSES)[number];

const sourceSchema = z.object({
  /** `step:id`, unique in the run. */
  key: z.string(),
  persona: z.string(),
  /** As the agent wrote it, with its step; never changed afterwards. */
  finding: findingSchema,
});

/** A finding on its way from an agent to the report. */
export const entrySchema = sourceSchema.extend({
  /** What people and agents call it: its own id where that is unique in the run, else its key. */
  ref: z.string(),
  /** Present severity: rules lower it, nothing raises it but a merge. */
  severity: severitySchema,
  standing: standingSchema,
  /** Class in a code review. */
  class: z.enum(REVIEW_CLASSES).optional(),
  /** Found by someone whose subject is security: exempt from demotion and caps. */
  security: z.boolean(),
  /** The same claim from other steps, merged into this one, verbatim. */
  also: z.array(sourceSchema),
  /** What the rules did to it, in order; each rule acts once. */
  marks: z.array(z.object({ rule: z.string(), text: z.string() })),
  /** Refs of entries with the opposite advice for the same lines. */
  tension: z.array(z.string()),
  verdict: z.object({ verdict: z.string(), reason: z.string() }).optional(),
});
/** A finding on its way from an agent to the report. */
export type Entry = z.infer<typeof entrySchema>;

/** The entry with a rule's mark added. */
export function marked(entry: Entry, rule: string, text: string): Entry {
  return { ...entry, marks: [...entry.marks, { rule, text }] };
}

/** Whether a rule has acted on the entry. */
export function hasMark(entry: Entry, rule: string): boolean {
  return entry.marks.some((mark) => mark.rule === rule);
}
