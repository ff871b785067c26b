import { z } from "zod";
import type { Complain } from "../flow-problem.ts";
import { INPUT_NAME, INPUT_NAME_FORM, type InputForm } from "../form/flow-form.ts";

const propertySchema = z.looseObject({
  type: z.unknown(),
  enum: z.array(z.string()).optional().catch(undefined),
  description: z.string().optional(),
  default: z.unknown().optional(),
  format: z.string().optional(),
});
const objectSchema = z.looseObject({
  type: z.literal("object"),
  properties: z.record(z.string(), propertySchema).default({}),
  required: z.array(z.string()).default([]),
});

/** The inputs of a script's flow, from the JSON Schema of its input: texts, choices and flags. */
export function inputsOf(schema: unknown, complain: Complain): readonly InputForm[] {
  const parsed = objectSchema.safeParse(schema);
  if (!parsed.success) {
    complain(["input"], "it is no object of texts, choices and flags", {
      hint: "Write it as z.object({ name: z.string() }).",
    });
    return [];
  }
  const { properties, required } = parsed.data;
  return Object.entries(properties).flatMap(([name, property]): InputForm[] => {
    if (!INPUT_NAME.test(name)) {
      complain(["input"], `${JSON.stringify(name)} cannot name an input: ${INPUT_NAME_FORM}`);
      return [];
    }
    const { type, enum: choices, description: help = "", default: usual } = property;
    const common = { name, help, required: required.includes(name) };
    if (type === "boolean")
      return [{ ...common, type: "flag", ...(typeof usual === "boolean" && { default: usual }) }];
    if (type === "string") {
      const kind = choices ? "choice" : property.format === "path" ? "path" : "text";
      return [
        {
          ...common,
          type: kind,
          ...(choices && { choices }),
          ...(typeof usual === "string" && { default: usual }),
        },
      ];
    }
    complain(["input", name], "it is neither a text nor a choice nor a flag", {
      hint: "Use z.string(), z.enum([…]) or z.boolean().",
    });
    return [];
  });
}
