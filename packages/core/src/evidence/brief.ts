import { z } from "zod";
import { findingSchema } from "./finding.ts";

/** The deterministic analyses that `scout` knows. */
export const ANALYSES = ["churn", "cycles", "tests", "danger", "todos"] as const;
/** A deterministic analysis. */
export type Analysis = (typeof ANALYSES)[number];

/**
 * The machine-readable end of a brief: a fenced block named `brief` that holds this as JSON.
 * A model reads it as a summary of its work; `scout` reads nothing else.
 */
export const briefSchema = z.object({
  /** find: look and report findings · synthesise: rank and summarise given findings · validate: try to refute given findings. */
  role: z.enum(["find", "synthesise", "validate"]),
  persona: z.string().optional(),
  /** Which analyses belong to this persona; all when absent, none when empty. */
  analyses: z.array(z.enum(ANALYSES)).optional(),
  /** Absolute path of the facts file. */
  facts: z.string().optional(),
  /** Paths in scope, relative to the project; everything when absent or empty. */
  scope: z.array(z.string()).optional(),
  /** Only what these line ranges of the new files touch counts as introduced. */
  changed: z
    .array(z.object({ path: z.string(), ranges: z.array(z.tuple([z.int(), z.int()])) }))
    .optional(),
  /** Finding ids start with this. */
  prefix: z.string().optional(),
  /** At most this many findings. */
  max: z.int().optional(),
  /** For synthesise and validate. */
  findings: z.array(findingSchema).optional(),
});
/** The machine-readable end of a brief. */
export type Brief = z.infer<typeof briefSchema>;

/** What a synthesiser hands in. */
export const synthesisOutputSchema = z.strictObject({
  summary: z.string(),
  recommendations: z
    .array(z.strictObject({ text: z.string(), findings: z.array(z.string()) }))
    .default([]),
  good: z.array(z.string()).default([]),
});
/** What a synthesiser hands in. */
export type SynthesisOutput = z.infer<typeof synthesisOutputSchema>;

/** What a validator hands in: a verdict for each finding it looked at. */
export const validationOutputSchema = z.strictObject({
  verdicts: z.array(
    z.strictObject({
      finding: z.string(),
      verdict: z.enum(["confirmed", "partially-refuted", "refuted", "cannot-verify"]),
      reason: z.string(),
    }),
  ),
  confidence: z.enum(["high", "medium", "low"]),
  risks: z.array(z.string()).default([]),
});
/** What a validator hands in. */
export type ValidationOutput = z.infer<typeof validationOutputSchema>;
