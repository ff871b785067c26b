import { z } from "zod";
import type { RunComparison } from "../views/compare-runs.ts";
import { findingObject, findingObjectSchema } from "./finding-object.ts";
import { wireTime, wireTimeSchema } from "./wire-time.ts";

const runSideSchema = z.object({
  id: z.string(),
  flow: z.string().nullable(),
  title: z.string().nullable(),
  band: z.string().nullable(),
  /** Directory of the project. */
  project: z.string().nullable(),
  agent: z.string().nullable(),
  model: z.string().nullable(),
  status: z.string(),
  began: wireTimeSchema,
  /** Milliseconds; null while it is open. */
  duration: z.number().nullable(),
  /** Input and output; null is unknown. */
  tokens: z.number().nullable(),
  /** US dollars; null is unknown. */
  cost: z.number().nullable(),
  /** Attempts that did not say: the figures are at least so much. */
  unknown: z.object({ tokens: z.int(), cost: z.int() }),
  /** `account`: it has no report, and none of its findings was checked. */
  source: z.enum(["report", "account"]),
});

const stepSideSchema = z.object({
  status: z.string(),
  agent: z.string().nullable(),
  attempts: z.int(),
  tokens: z.number().nullable(),
  cost: z.number().nullable(),
  /** Milliseconds; null for a step that was not done here or has not ended. */
  duration: z.number().nullable(),
  verdict: z.string().nullable(),
  /** The run that did it, when it was taken over. */
  taken: z.string().nullable(),
});

/** Two runs side by side on the wire. */
export const comparisonObjectSchema = z.object({
  before: runSideSchema,
  after: runSideSchema,
  /** By id, in the order of the later plan; a side that does not have it is null. */
  steps: z.array(
    z.object({
      id: z.string(),
      label: z.string(),
      before: stepSideSchema.nullable(),
      after: stepSideSchema.nullable(),
    }),
  ),
  findings: z.object({
    added: z.array(findingObjectSchema),
    gone: z.array(findingObjectSchema),
    still: z.array(
      z.object({
        before: findingObjectSchema,
        after: findingObjectSchema,
        /** It cites the same place and says it in other words. */
        reworded: z.boolean(),
      }),
    ),
  }),
});
/** Two runs side by side on the wire. */
export type ComparisonObject = z.infer<typeof comparisonObjectSchema>;

/** A comparison as the wire shows it. */
export function comparisonObject(comparison: RunComparison): ComparisonObject {
  const { before, after, steps, findings } = comparison;
  return {
    before: { ...before, began: wireTime(before.began) },
    after: { ...after, began: wireTime(after.began) },
    steps: steps.map((step) => ({ ...step })),
    findings: {
      added: findings.added.map(findingObject),
      gone: findings.gone.map(findingObject),
      still: findings.still.map((each) => ({
        before: findingObject(each.before),
        after: findingObject(each.after),
        reworded: each.reworded,
      })),
    },
  };
}
