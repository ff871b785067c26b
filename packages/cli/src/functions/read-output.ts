import { type Json, type JsonObject, jsonSchema } from "@wheelhouse/core";
import { z } from "zod";

/** Reads what an earlier step handed on. Throws with the step's name when it is not there or not as it should be. */
export function readOutput<T>(
  outputs: Readonly<Record<string, Json>>,
  step: string,
  schema: z.ZodType<T>,
): T {
  const parsed = schema.safeParse(outputs[step]);
  if (parsed.success) return parsed.data;
  throw new Error(`the output of ${step} cannot be used: ${z.prettifyError(parsed.error)}`);
}

/** Reads a step's static input by its schema. */
export function readInput<T>(input: JsonObject, schema: z.ZodType<T>): T {
  return schema.parse(input);
}

/** A value as JSON: what is undefined is left out. */
export function asJson(value: unknown): Json {
  return jsonSchema.parse(JSON.parse(JSON.stringify(value)));
}
