import type { JsonObject } from "@wheelhouse/core";
import { z } from "zod";
import type { InputForm } from "./flow-form.ts";

/** What every flow takes, also when its file does not say so. */
export const FOCUS: InputForm = {
  name: "question",
  type: "text",
  required: false,
  help: "What you want to know, in your words.",
};

// The command line gives every input as text.
const flag = z.union([
  z.boolean(),
  z.enum(["true", "false", "yes", "no"]).transform((text) => text === "true" || text === "yes"),
]);

/** The inputs of a flow with the focus that every flow takes. */
export function allInputs(inputs: readonly InputForm[]): readonly InputForm[] {
  return inputs.some(({ name }) => name === FOCUS.name) ? inputs : [FOCUS, ...inputs];
}

/** Validates what a flow file asks for. Unknown names are refused; what has a default is filled in. */
export function inputSchema(inputs: readonly InputForm[]): z.ZodType<JsonObject> {
  const shape: Record<string, z.ZodType<string | boolean>> = {};
  for (const input of allInputs(inputs)) shape[input.name] = schemaOf(input);
  return z.strictObject({ ...shape, fast: flag.optional() }) as unknown as z.ZodType<JsonObject>;
}

function schemaOf(input: InputForm): z.ZodType<string | boolean> {
  const { name, type, choices = [], required, default: usual } = input;
  if (type === "flag") return flag.default(usual === true);
  const text = z.string().trim();
  if (type === "choice") return withDefault(z.enum(choices), required, usual);
  if (required) return text.min(1, "it is empty");
  return withDefault(text, required, usual ?? (name === FOCUS.name ? "" : undefined));
}

/** What is neither given nor has a default is not there at all. */
function withDefault(
  schema: z.ZodType<string>,
  required: boolean,
  usual: string | boolean | undefined,
): z.ZodType<string> {
  if (required) return schema;
  return usual === undefined ? z.exactOptional(schema) : schema.default(String(usual));
}
