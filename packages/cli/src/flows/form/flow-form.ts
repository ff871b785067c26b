import { BANDS, limitsSchema, TABS } from "@wheelhouse/core";
import { spineForm } from "@wheelhouse/flows";
import { z } from "zod";

/** What may be the name of a flow. */
export const FLOW_NAME: RegExp = /^[a-z][a-z0-9]*(-[a-z0-9]+)*$/;

/** What may be the name of an input. */
export const INPUT_NAME: RegExp = /^[a-z][A-Za-z0-9_]*$/;
/** What {@link INPUT_NAME} asks for, in words. */
export const INPUT_NAME_FORM = "expected a word that begins with a small letter";

const NAME_FORM = "expected small letters, digits and single hyphens, such as release-notes";

/** One thing that a flow asks for when it is started. */
const inputFormSchema = z
  .strictObject({
    name: z.string().regex(INPUT_NAME, INPUT_NAME_FORM),
    type: z.enum(["text", "path", "choice", "flag"]).default("text"),
    required: z.boolean().default(false),
    default: z.union([z.string(), z.boolean()]).optional(),
    /** Of a choice. */
    choices: z.array(z.string().min(1)).min(1).optional(),
    /** A sentence for whoever fills it in. */
    help: z.string().default(""),
  })
  .superRefine((input, context) => {
    const { type, choices, default: usual, required } = input;
    const say = (path: string, message: string): void =>
      context.addIssue({ code: "custom", path: [path], message });
    if (type === "choice" && !choices) say("choices", "a choice needs choices to choose from");
    if (type !== "choice" && choices) say("choices", `an input of type ${type} has no choices`);
    if (usual === undefined) return;
    if (required) say("default", "what must be given has no default");
    if (typeof usual !== (type === "flag" ? "boolean" : "string"))
      say("default", `the default of a ${type} is ${type === "flag" ? "true or false" : "a text"}`);
    else if (choices && !choices.includes(String(usual)))
      say("default", `it is none of ${choices.join(", ")}`);
  });
/** One thing that a flow asks for when it is started. */
export type InputForm = z.output<typeof inputFormSchema>;

/** What every flow file says of itself. */
export const headForm = z.strictObject({
  /** The file's own name without number and ending when absent. */
  name: z.string().regex(FLOW_NAME, NAME_FORM).optional(),
  title: z.string().min(1),
  tab: z.enum(TABS).default("Analysis"),
  /** The question that it answers, one sentence. */
  answers: z.string().min(1),
  /** What it does, in a sentence or two. */
  description: z.string().optional(),
  inputs: z.array(inputFormSchema).default([]),
  /** The bands that it may be run in; all when absent. */
  bands: z.array(z.enum(BANDS)).min(1).optional(),
});

/** A flow that lists its steps. */
export const stepsForm = z.strictObject({
  ...headForm.shape,
  /** The step whose output is the report; the last one when absent. */
  report: z.string().optional(),
  limits: limitsSchema.optional(),
  steps: z.array(z.unknown()).min(1, "it has no steps"),
});
/** A flow that says who looks and what is written, and leaves the steps to the spine of the built-in flows. */
export const onSpineForm = z.strictObject({
  ...headForm.shape,
  limits: limitsSchema.optional(),
  spine: spineForm,
});
/** A flow on the spine. */
export type OnSpineForm = z.output<typeof onSpineForm>;

/** A flow that lists its steps. */
export type StepsForm = z.output<typeof stepsForm>;
