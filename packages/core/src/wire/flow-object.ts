import { z } from "zod";
import { BANDS, TABS } from "../plan/define-flow.ts";

const askedSchema = z.array(z.object({ step: z.string(), persona: z.string() }));

/** A flow on the wire. */
export const flowObjectSchema = z.object({
  /** Its name. */
  id: z.string(),
  status: z.literal("ready"),
  title: z.string(),
  tab: z.enum(TABS),
  /** The question that it answers. */
  answers: z.string(),
  inputs: z.array(z.object({ name: z.string(), required: z.boolean() })),
  /** For each band the agents that may be asked. */
  bands: z.record(z.enum(BANDS), askedSchema),
});
/** A flow on the wire. */
export type FlowObject = z.infer<typeof flowObjectSchema>;

type DeepReadonly<T> = T extends object ? { readonly [K in keyof T]: DeepReadonly<T[K]> } : T;
/** What a person reads of a flow before choosing it. */
export type KnownFlow = DeepReadonly<Omit<FlowObject, "id" | "status">> & { readonly name: string };

/** A flow as the wire shows it. */
export function flowObject(flow: KnownFlow): FlowObject {
  const { name, title, tab, answers, inputs, bands } = flow;
  const asked = (band: keyof typeof bands) => bands[band].map((each) => ({ ...each }));
  return {
    id: name,
    status: "ready",
    title,
    tab,
    answers,
    inputs: inputs.map((each) => ({ ...each })),
    bands: { small: asked("small"), medium: asked("medium"), large: asked("large") },
  };
}
