import { z } from "zod";
import { BANDS, TABS } from "../plan/define-flow.ts";
import { wireTimeSchema } from "./wire-time.ts";

const askedSchema = z.array(z.object({ step: z.string(), persona: z.string() }));

const planSizeSchema = z.object({
  steps: z.int(),
  waves: z.int(),
  /** Steps that agents do. */
  agents: z.int(),
});

/** A flow on the wire. */
export const flowObjectSchema = z.object({
  /** Its name. */
  id: z.string(),
  status: z.literal("ready"),
  title: z.string(),
  tab: z.enum(TABS),
  /** The question that it answers. */
  answers: z.string(),
  /** What it does, in a sentence or two. */
  description: z.string(),
  /** Whether every agent of it only reads, in every band. */
  read_only: z.boolean(),
  inputs: z.array(z.object({ name: z.string(), required: z.boolean() })),
  /** For each band the agents that may be asked. */
  bands: z.record(z.enum(BANDS), askedSchema),
  /** For each band how large its plan is. */
  plans: z.record(z.enum(BANDS), planSizeSchema),
});
/** A flow on the wire. */
export type FlowObject = z.infer<typeof flowObjectSchema>;

type DeepReadonly<T> = T extends object ? { readonly [K in keyof T]: DeepReadonly<T[K]> } : T;
/** What a person reads of a flow before choosing it. */
export type KnownFlow = DeepReadonly<Omit<FlowObject, "id" | "status" | "read_only">> & {
  readonly name: string;
  readonly readOnly: boolean;
};

/** A flow as the wire shows it. */
export function flowObject(flow: KnownFlow): FlowObject {
  const { name, title, tab, answers, description, readOnly, inputs, bands, plans } = flow;
  const asked = (band: keyof typeof bands) => bands[band].map((each) => ({ ...each }));
  return {
    id: name,
    status: "ready",
    title,
    tab,
    answers,
    description,
    read_only: readOnly,
    inputs: inputs.map((each) => ({ ...each })),
    bands: { small: asked("small"), medium: asked("medium"), large: asked("large") },
    plans: { small: { ...plans.small }, medium: { ...plans.medium }, large: { ...plans.large } },
  };
}

/** A flow on the wire with what became of its latest runs. */
export const flowItemSchema = flowObjectSchema.extend({
  /** What its latest completed runs took and used, half of them more and half less; null when there was none. */
  medians: z
    .object({
      /** How many runs it is of. */
      runs: z.int(),
      /** From start to end, in milliseconds. */
      duration_ms: z.number(),
      /** Null when no run said how many. */
      tokens: z.number().nullable(),
    })
    .nullable(),
  /** Its latest ended runs, the newest first, five at most. */
  last: z.array(
    z.object({
      id: z.string(),
      status: z.enum(["completed", "failed", "cancelled"]),
      duration_ms: z.number(),
      ended_at: wireTimeSchema,
    }),
  ),
});
/** A flow on the wire with what became of its latest runs. */
export type FlowItem = z.infer<typeof flowItemSchema>;
