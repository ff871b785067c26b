import { z } from "zod";
import { jsonSchema } from "../json.ts";
import { limitsSchema, personaSchema, stepSchema } from "./step.ts";

/** Most steps that a plan may have, children of containers included. */
export const MAX_STEPS = 500;

/** Who is asked to repair the rest of a plan when a step fails beyond its retries. Pinned with the plan. */
export const supervisorSchema = z.strictObject({
  persona: personaSchema,
  /** Liquid template over what a step's prompt sees, and `failed {id, label, class, error}` and `rest`, the steps that are not finished. */
  prompt: z.string(),
  /** JSON Schema of its answer; anything when absent. */
  schema: z.record(z.string(), jsonSchema).optional(),
  /** A registered function that makes a repair of its answer; it gets `{answer, failed, steps}`. The answer is the repair when absent. */
  read: z.string().optional(),
  agent: z.string().optional(),
});
/** Who is asked to repair the rest of a plan. */
export type Supervisor = z.infer<typeof supervisorSchema>;

/** A plan: data, validated, pinned by its content hash when a run starts. */
export const planSchema = z.strictObject({
  version: z.literal(1),
  flow: z.string(),
  title: z.string().optional(),
  /** The step whose output is the run's report; absent when the run has none. */
  report: z.string().optional(),
  limits: limitsSchema.optional(),
  supervisor: supervisorSchema.optional(),
  steps: z.array(stepSchema).min(1).max(MAX_STEPS),
});

/** A plan, defaults filled in. */
export type Plan = z.infer<typeof planSchema>;
/** A plan as its author may write it. */
export type PlanInput = z.input<typeof planSchema>;
