import { z } from "zod";
import type { JsonObject } from "../json.ts";

const validators = new WeakMap<JsonObject, z.ZodType>();

/**
 * What holds an output against the JSON Schema of its step. Throws when the schema uses what the
 * validator does not know.
 */
export function outputValidator(schema: JsonObject): z.ZodType {
  const known = validators.get(schema);
  if (known) return known;
  const validator = z.fromJSONSchema(z.record(z.string(), z.any()).parse(schema));
  validators.set(schema, validator);
  return validator;
}
