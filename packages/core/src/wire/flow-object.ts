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

/** What a flow takes under one name. */
export const flowInputObjectSchema = z.object({
  name: z.string(),
  /** What a person reads; its name when its author gave none. */
  title: z.string(),
  required: z.boolean(),
  /** Whether the focus can stand for it, so that it need not be given by name. */
  from_focus: z.boolean(),
  /** `path` is a file or directory of the project, relative to it; `document` is such a file or the text itself. */
  type: z.enum(["text", "path", "document", "choice", "flag"]),
  /** A sentence for whoever fills it in; empty when its author wrote none. */
  help: z.string(),
  /** What holds when nothing is given; null when there is no such value. */
  default: z.union([z.string(), z.number(), z.boolean()]).nullable(),
  /** Of a `choice`; else empty. */
  choices: z.array(z.string()),
});
/** What a flow takes under one name. */
export type FlowInputObject = z.infer<typeof flowInputObjectSchema>;

/** A flow on the wire. */
export const flowObjectSchema = z.object({
  /** Its name. */
  id: z.string(),
  /** `untrusted`: a person must read it and say so first. `broken`: its file must be mended. */
  status: z.enum(["ready", "untrusted", "broken"]),
  /** Whose it is: ours, of the repository's `.wheelhouse/flows`, or the user's own. */
  origin: z.enum(["built-in", "project", "user"]),
  /** Its file; null for a built-in one. */
  path: z.string().nullable(),
  /** Names the content of its file and of what it takes from the project; null for a built-in one. */
  hash: z.string().nullable(),
  /** Whether it may be run without asking first; only a project's own flow may lack it. */
  trusted: z.boolean(),
  /** Why it cannot be run, a problem a line; null when it can. */
  problem: z.string().nullable(),
  title: z.string(),
  tab: z.enum(TABS),
  /** The question that it answers. */
  answers: z.string(),
  /** What it does, in a sentence or two. */
  description: z.string(),
  /** Whether every agent of it only reads, in every band. */
  read_only: z.boolean(),
  inputs: z.array(flowInputObjectSchema),
  /** Titles of the document that it writes, in their order; empty for a flow that reports in the common sections. */
  sections: z.array(z.string()),
  /** For each band the agents that may be asked. */
  bands: z.record(z.enum(BANDS), askedSchema),
  /** For each band how large its plan is. */
  plans: z.record(z.enum(BANDS), planSizeSchema),
});
/** A flow on the wire. */
export type FlowObject = z.infer<typeof flowObjectSchema>;

type DeepReadonly<T> = T extends object ? { readonly [K in keyof T]: DeepReadonly<T[K]> } : T;
type KnownInput = DeepReadonly<
  Pick<FlowInputObject, "name" | "required"> & Partial<FlowInputObject>
>;
/** What a person reads of a flow before choosing it. What only files have is absent for built-in flows, and what only they have for files. */
export type KnownFlow = DeepReadonly<
  Pick<FlowObject, "title" | "tab" | "answers" | "description" | "bands" | "plans"> &
    Partial<
      Pick<FlowObject, "status" | "origin" | "path" | "hash" | "trusted" | "problem" | "sections">
    >
> & {
  readonly name: string;
  readonly readOnly: boolean;
  readonly inputs: readonly KnownInput[];
};

/** A flow as the wire shows it. */
export function flowObject(flow: KnownFlow): FlowObject {
  const { name, title, tab, answers, description, readOnly, inputs, bands, plans } = flow;
  const asked = (band: keyof typeof bands) => bands[band].map((each) => ({ ...each }));
  return {
    id: name,
    status: flow.status ?? "ready",
    origin: flow.origin ?? "built-in",
    path: flow.path ?? null,
    hash: flow.hash ?? null,
    trusted: flow.trusted ?? true,
    problem: flow.problem ?? null,
    title,
    tab,
    answers,
    description,
    read_only: readOnly,
    inputs: inputs.map((each) => ({
      name: each.name,
      title: each.title ?? each.name,
      from_focus: each.from_focus ?? false,
      required: each.required,
      type: each.type ?? "text",
      help: each.help ?? "",
      default: each.default ?? null,
      choices: [...(each.choices ?? [])],
    })),
    sections: [...(flow.sections ?? [])],
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
