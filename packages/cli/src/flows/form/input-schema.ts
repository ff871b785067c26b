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
  const { type, choices = [], required, default: usual } = input;
  if (type === "flag") return flag.default(usual === true);
  const text = type === "choice" ? z.enum(choices) : z.string().trim();
  if (required) return type === "choice" ? text : z.string().trim().min(1, "it is empty");
  return type === "choice" && usual === undefined
    ? z.union([text, z.literal("")]).default("")
    : text.default(String(usual ?? ""));
}
