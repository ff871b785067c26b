import { z } from "zod";
import type { Persona } from "./step.ts";

/** The forms of an answer that have a name. */
export const ANSWER_FORMS = ["findings", "document", "synthesis", "validation"] as const;
/** A form of an answer that has a name. */
export type AnswerForm = (typeof ANSWER_FORMS)[number];

const REFERENCE = "wheelhouse:";

/** For flow files: a persona by its id. Its text is put in when a plan is made. */
export function persona(id: string): Persona {
  return { id, text: "" };
}

/** For flow files: the output schema of a form of answer by its name. The schema is put in when a plan is made. */
export function output(form: AnswerForm): { schema: { $ref: string } } {
  return { schema: { $ref: `${REFERENCE}${form}` } };
}

const referenceSchema = z.object({ schema: z.strictObject({ $ref: z.string() }) });

/** The form of answer that an output of a step names, as {@link output} makes it; undefined for any other output. */
export function formNamed(value: unknown): AnswerForm | undefined {
  const named = referenceSchema.safeParse(value).data?.schema.$ref;
  return ANSWER_FORMS.find((form) => `${REFERENCE}${form}` === named);
}
