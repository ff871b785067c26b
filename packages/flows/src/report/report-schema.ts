import {
  BANDS,
  findingSchema,
  severitySchema,
  sinceSchema,
  synthesisOutputSchema,
  trustSchema,
} from "@wheelhouse/core";
import { z } from "zod";
import { documentPartsSchema, validationStateSchema } from "../adjust/adjust-output.ts";
import { REVIEW_CLASSES, standingSchema } from "../fold/entry.ts";
import { deferredSchema } from "../fold/fold-output.ts";
import { checkedCitationSchema } from "../io/citations.ts";

/** A finding in a report. `id` and `step` together name it; its words are the agent's own. */
export const reportFindingSchema = z.object({
  id: z.string(),
  step: z.string(),
  /** What the report calls it: `id` where that is unique in the run. */
  ref: z.string(),
  persona: z.string(),
  /** After the rules; `claimed` is what the agent said. */
  severity: severitySchema,
  claimed: severitySchema,
  claim: findingSchema.shape.claim,
  why: findingSchema.shape.why,
  fix: findingSchema.shape.fix,
  citations: z.array(checkedCitationSchema),
  trust: trustSchema,
  topic: z.string().optional(),
  standing: standingSchema,
  /** Class and number in a code review, such as `CRIT-1`. */
  class: z.enum(REVIEW_CLASSES).optional(),
  label: z.string().optional(),
  /** The same claim by others, as `id (step)`. */
  also: z.array(z.string()),
  /** What the rules did to it, in order. */
  marks: z.array(z.string()),
  verdict: z.object({ verdict: z.string(), reason: z.string() }).optional(),
  /** Whether the last run of the same flow over the project had it; absent without such a run. */
  since: z.enum(["new", "still"]).optional(),
  /** Its severity there, where it was another. */
  was: severitySchema.optional(),
});
/** A finding in a report. */
export type ReportFinding = z.infer<typeof reportFindingSchema>;

const agentSchema = z.object({
  agent: z.string(),
  version: z.string().optional(),
  level: z.string(),
  modelFree: z.boolean(),
});

/** How a report came to be. What is not known is absent or counted as unknown, never zero. */
export const receiptSchema = z.object({
  snapshot: z.object({
    hash: z.string(),
    commit: z.string().optional(),
    base: z.string().optional(),
    files: z.int(),
    omitted: z.array(z.string()),
  }),
  agents: z.array(agentSchema),
  /** How writing was prevented, each level once. */
  levels: z.array(z.string()),
  afterCheck: z.object({ clean: z.boolean(), changes: z.array(z.string()) }),
  /** `unknown` counts attempts that did not say. */
  tokens: z.object({ input: z.int(), output: z.int(), unknown: z.int() }),
  costUsd: z.object({ known: z.number(), unknown: z.int() }),
  attempts: z.object({ started: z.int(), failed: z.int(), lost: z.int() }),
  roster: z.object({
    angles: z.int(),
    asked: z.int(),
    completed: z.int(),
    /** Completed without naming anything as found or in order, such as an agent without a model in a role that needs one. */
    idle: z.int(),
    failed: z.int(),
    skipped: z.int(),
  }),
  files: z.object({
    inScope: z.int(),
    /** Given to at least one agent that looked. */
    assigned: z.int(),
    /** Cited by at least one finding. */
    cited: z.int(),
    /** In scope, but the signal scan could not read them. */
    notRead: z.int(),
  }),
  citations: z.object({ verified: z.int(), moved: z.int(), notFound: z.int() }),
  startedAt: z.number(),
  endedAt: z.number(),
  /** What has changed since the last run of the same flow over the project; absent without such a run. */
  since: sinceSchema.optional(),
});
/** How a report came to be. */
export type Receipt = z.infer<typeof receiptSchema>;

/** An angle that is missing from the report. */
const gapSchema = z.object({
  /** Its step, when the plan had one. */
  step: z.string().optional(),
  persona: z.string(),
  label: z.string(),
  status: z.enum(["failed", "skipped"]),
  reason: z.string(),
});
/** An angle that is missing from the report. */
export type Gap = z.infer<typeof gapSchema>;

/** Output of `render@1`: the report of a run. */
export const reportSchema = z.object({
  version: z.literal(1),
  flow: z.string(),
  title: z.string(),
  band: z.enum(BANDS),
  fast: z.boolean(),
  /** The report as a person reads it: front matter and body. */
  markdown: z.string(),
  /** Every finding of the run; none is dropped. */
  findings: z.array(reportFindingSchema),
  counts: z.object({
    /** Findings in the main list, by severity. */
    bySeverity: z.record(z.string(), z.int()),
    /** All findings, by standing. */
    byStanding: z.record(z.string(), z.int()),
  }),
  summary: z.string(),
  recommendations: synthesisOutputSchema.shape.recommendations,
  validation: validationStateSchema,
  /** What the flow wrote, as data; absent when it writes no document. */
  document: documentPartsSchema.optional(),
  /** Files that the run made beside the report, such as a page. */
  attachments: z
    .array(z.object({ name: z.string(), mediaType: z.string(), text: z.string() }))
    .optional(),
  deferred: z.array(deferredSchema),
  gaps: z.array(gapSchema),
  receipt: receiptSchema,
});
/** The report of a run. */
export type Report = z.infer<typeof reportSchema>;
