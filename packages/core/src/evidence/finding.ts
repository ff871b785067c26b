import { z } from "zod";

/** How bad a finding is, worst first. */
export const SEVERITIES = ["critical", "high", "medium", "low", "info"] as const;
/** How bad a finding is. */
export const severitySchema = z.enum(SEVERITIES);
/** How bad a finding is. */
export type Severity = z.infer<typeof severitySchema>;

/** Where a claim can be checked: a quote at lines of a file in the snapshot. */
export const citationSchema = z.strictObject({
  /** Path relative to the project, with forward slashes. */
  path: z.string().min(1),
  /** First and last line, from 1. */
  lines: z.tuple([z.int().min(1), z.int().min(1)]),
  /** The text at those lines, as the author saw it. */
  quote: z.string().min(1),
  /** Set by our check, never believed from an agent. */
  status: z.enum(["verified", "moved", "not-found"]).optional(),
});
/** Where a claim can be checked. */
export type Citation = z.infer<typeof citationSchema>;

/** Where the evidence comes from: the code itself, the web, or what the user handed in. */
export const trustSchema = z.enum(["codebase", "web", "provided"]);

/** A claim about the project with its evidence. */
export const findingSchema = z.strictObject({
  /** Local id with the persona's prefix, such as `S1`; shown as `S1 (step)`. */
  id: z.string(),
  severity: severitySchema,
  /** One sentence that can be true or false. */
  claim: z.string().min(1),
  /** Why it matters. */
  why: z.string(),
  /** What to do about it, when there is something. */
  fix: z.string().optional(),
  citations: z.array(citationSchema),
  trust: trustSchema.default("codebase"),
  /** Free word that groups findings, such as `security` or `tests`. */
  topic: z.string().optional(),
  /** The step that found it; set when findings are folded. */
  step: z.string().optional(),
});
/** A claim about the project with its evidence. */
export type Finding = z.infer<typeof findingSchema>;

/** What a review agent hands in. */
export const findingsOutputSchema = z.strictObject({
  findings: z.array(findingSchema),
  /** Areas looked at and found clean. */
  clean: z.array(z.string()).default([]),
  /** What could not be looked at, and why. */
  notRun: z.array(z.string()).default([]),
  /** Things that may be worth doing later, with the concrete event that would reopen them. */
  deferred: z
    .array(
      z.strictObject({
        item: z.string(),
        why: z.string(),
        reopenWhen: z.string(),
        /** The finding that it comes from, where it comes from one. */
        source: z.string().optional(),
      }),
    )
    .default([]),
  summary: z.string().default(""),
});
/** What a review agent hands in. */
export type FindingsOutput = z.infer<typeof findingsOutputSchema>;
