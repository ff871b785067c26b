import { z } from "zod";
import { limitsSchema, stepSchema } from "./step.ts";

/** Most steps that a plan may have, children of containers included. */
export const MAX_STEPS = 500;

/** A plan: data, validated, pinned by its content hash when a run starts. */
export const planSchema = z.strictObject({
  version: z.literal(1),
  flow: z.string(),
  title: z.string().optional(),
  /** The step whose output is the run's report; absent when the run has none. */
  report: z.string().optional(),
  limits: limitsSchema.optional(),
  steps: z.array(stepSchema).min(1).max(MAX_STEPS),
});

/** A plan, defaults filled in. */
export type Plan = z.infer<typeof planSchema>;
/** A plan as its author may write it. */
export type PlanInput = z.input<typeof planSchema>;
