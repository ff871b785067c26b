import { z } from "zod";
import { findingSchema } from "./finding.ts";

/** The deterministic analyses that `scout` knows. The first ones look for problems, the last ones describe. */
export const ANALYSES = [
  "churn",
  "cycles",
  "tests",
  "danger",
  "todos",
  "concurrency",
  "doc-claims",
  "doc-structure",
  "edge-cases",
  "errors",
  "infrastructure",
  "data",
  "interface",
  "gaps",
  "resilience",
  "map",
  "seams",
  "traces",
  "stack",
] as const;
/** A deterministic analysis. */
export type Analysis = (typeof ANALYSES)[number];

/** A document that a run was given: a plan, the text of an issue, one of two things to compare. */
export const materialSchema = z.object({
  /** The input that named it, such as `plan`. */
  name: z.string(),
  /** Relative to the project, when it is a file of it; else the words themselves were given. */
  path: z.string().optional(),
  /** Empty for a directory, and where the file is to be read. */
  text: z.string().default(""),
});
/** A document that a run was given. */
export type Material = z.infer<typeof materialSchema>;

/** A section that a `write` is to fill. */
export const briefSectionSchema = z.object({
  id: z.string(),
  title: z.string(),
  /** What belongs in it, in a sentence. */
  about: z.string(),
  /** Whether it is made of numbered items. */
  items: z.boolean().default(false),
  /** Ids of its items begin with this. */
  prefix: z.string().optional(),
  /** Names of what else is said of each item. */
  fields: z.array(z.string()).optional(),
  /** At most this many items. */
  max: z.int().optional(),
  /** Topics of the findings that belong there. */
  topics: z.array(z.string()).default([]),
});
/** A section that a `write` is to fill. */
export type BriefSection = z.infer<typeof briefSectionSchema>;

/**
 * The machine-readable end of a brief: a fenced block named `brief` that holds this as JSON.
 * A model reads it as a summary of its work; `scout` reads nothing else.
 */
export const briefSchema = z.object({
  /**
   * find: look and report findings · synthesise: rank and summarise given findings · write: write the sections of a
   * document from given findings · validate: try to refute given findings.
   */
  role: z.enum(["find", "synthesise", "write", "validate"]),
  persona: z.string().optional(),
  /** Which analyses belong to this persona; all that look for problems when absent, none when empty. */
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
  /** For synthesise, write and validate. */
  findings: z.array(findingSchema).optional(),
  /** The words of the person who asked. */
  focus: z.string().optional(),
  /** Documents that the person named. */
  material: z.array(materialSchema).optional(),
  /** For write: what is to be filled, in order. */
  sections: z.array(briefSectionSchema).optional(),
  /** The document under review, as its author handed it in; for those who review, validate or revise it. */
  document: z.unknown().optional(),
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
