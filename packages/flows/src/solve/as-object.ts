import { type JsonObject, jsonSchema } from "@wheelhouse/core";
import { z } from "zod";
import { asJson } from "../read-output.ts";

const objectSchema = z.record(z.string(), jsonSchema);

/** A parsed input as plain JSON: what is undefined is left out. */
export function asObject(value: object): JsonObject {
  return objectSchema.parse(asJson(value));
}
