import { z } from "zod";
import { BANDS } from "../plan/define-flow.ts";
import { noticeObjectSchema } from "./notice-object.ts";
import { planStepObjectSchema } from "./plan-step-object.ts";

/** Who would do the agent steps of a run, on the wire. */
export const plannedAgentSchema = z.object({
  id: z.string(),
  name: z.string(),
  /** Null when the agent takes its own. */
  model: z.string().nullable(),
  /** How writing is prevented while it reads. */
  level: z.string(),
  /** True when it calls no model. */
  model_free: z.boolean(),
  /** Where its model runs: nowhere, on this machine, or at a provider who may charge for it. */
  calls: z.enum(["nothing", "local", "provider"]),
  /** In a sentence, why it was chosen. */
  why: z.string(),
});
/** Who would do the agent steps of a run, on the wire. */
export type PlannedAgent = z.infer<typeof plannedAgentSchema>;

/** What would come of starting a run. Nothing was started and nothing was written. */
export const planObjectSchema = z.object({
  /** Name of the flow. */
  flow: z.string(),
  band: z.enum(BANDS),
  /** Why the scope chose it; null when a person did. */
  band_why: z.string().nullable(),
  /** Null when there is none that could do it; `problems` then says why. */
  agent: plannedAgentSchema.nullable(),
  /** Wave by wave; empty when there is no plan, and `problems` then says why. */
  steps: z.array(planStepObjectSchema),
  /** Why the run would be refused; empty when it would start. */
  problems: z.array(noticeObjectSchema),
  /** What should be known and stands in nobody's way. */
  warnings: z.array(noticeObjectSchema),
});
/** What would come of starting a run. */
export type PlanObject = z.infer<typeof planObjectSchema>;
