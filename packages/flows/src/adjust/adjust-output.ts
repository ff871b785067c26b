import {
  BANDS,
  documentOutputSchema,
  findingSchema,
  synthesisOutputSchema,
} from "@wheelhouse/core";
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
  /** Steps that wrote the result, the one that counts first. */
  written: z.array(z.string()).default(["synth"]),
  /** Steps that tried to refute it. */
  validators: z.array(z.string()).default(["validate"]),
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

/** What a document has beside its synthesis. */
export const documentPartsSchema = z.object({
  sections: documentOutputSchema.shape.sections,
  items: documentOutputSchema.shape.items,
  openItems: documentOutputSchema.shape.openItems,
  resolutions: documentOutputSchema.shape.resolutions,
  deferred: documentOutputSchema.shape.deferred,
});
/** What a document has beside its synthesis. */
export type DocumentParts = z.infer<typeof documentPartsSchema>;

/** Output of `adjust@1`. */
export const adjustSchema = z.object({
  entries: z.array(entrySchema),
  /** Absent when nothing was dispatched. */
  synthesis: synthesisOutputSchema.optional(),
  /** Absent when the flow writes none. */
  document: documentPartsSchema.optional(),
  withdrawn: z.array(z.object({ text: z.string(), why: z.string() })),
  /** Sentences taken out of the summary and the document. */
  sentences: z.int(),
  /** Whether something that the result recommends rests on nothing any more. */
  broken: z.boolean().default(false),
  /** The findings of the main list that still stand: what a rewritten result may lean on. */
  standing: z.array(findingSchema).default([]),
  validation: validationStateSchema,
  toCheck: toCheckSchema,
  /** Lines that the document names as `path:line`. */
  places: z.array(z.object({ path: z.string(), line: z.int() })).default([]),
});
/** Findings and synthesis after validation. */
export type AdjustOutput = z.infer<typeof adjustSchema>;
