import { z } from "zod";
import type { Earlier } from "../tools/earlier-answers.ts";

const fieldSchema = z.looseObject({
  type: z.literal("string"),
  enum: z.array(z.string()).nullish(),
});
const formSchema = z.object({
  requestedSchema: z.object({ properties: z.record(z.string(), z.unknown()) }),
});

/** What an agent is answered that asks by a form. */
export type FormAnswer =
  | { readonly action: "accept"; readonly content: Record<string, string> }
  | { readonly action: "decline" };

/**
 * The answer to a form whose question was answered before; undefined when that answer does not fit it,
 * so that a person has to be asked. Pure.
 */
export function answerAgain(earlier: Earlier, params: unknown): FormAnswer | undefined {
  if (earlier === "decide") return { action: "decline" };
  const fields = Object.entries(
    formSchema.safeParse(params).data?.requestedSchema.properties ?? {},
  );
  const [field] = fields;
  if (!field || fields.length > 1) return undefined;
  const [name, shape] = field;
  const parsed = fieldSchema.safeParse(shape);
  if (!parsed.success) return undefined;
  const choices = parsed.data.enum;
  // What a person wrote beside the choice stands behind it.
  const value = choices
    ? choices.find((each) => earlier.answer === each || earlier.answer.startsWith(`${each}: `))
    : earlier.answer;
  return value === undefined ? undefined : { action: "accept", content: { [name]: value } };
}
