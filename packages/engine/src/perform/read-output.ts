import { z } from "zod";
import { type Json, type JsonObject, jsonSchema, messageOf } from "@wheelhouse/core";

/** What an agent's last message says, or why it cannot be read. */
export type ReadOutput =
  | { readonly ok: true; readonly output: Json }
  | { readonly ok: false; readonly error: string };

/** Reads the last message of an agent by the output that its step declares. */
export function readOutput(text: string, schema: JsonObject | undefined): ReadOutput {
  if (schema === undefined) return { ok: true, output: text.trim() };
  const found = lastJson(text);
  if (!found.ok) return found;
  const parsed = compiled(schema).safeParse(found.output);
  if (parsed.success) return { ok: true, output: jsonSchema.parse(parsed.data) };
  return { ok: false, error: z.prettifyError(parsed.error) };
}

const validators = new WeakMap<JsonObject, z.ZodType>();

function compiled(schema: JsonObject): z.ZodType {
  const known = validators.get(schema);
  if (known) return known;
  const validator = z.fromJSONSchema(z.record(z.string(), z.any()).parse(schema));
  validators.set(schema, validator);
  return validator;
}

const FENCE = /^[ \t]*```[ \t]*(?:json)?[ \t]*\r?\n([\s\S]*?)^[ \t]*```[ \t]*$/gm;

/** The last JSON value in a text: the last fenced block that parses, else the text itself, else its outermost braces. */
function lastJson(text: string): ReadOutput {
  const blocks = [...text.matchAll(FENCE)].map((match) => match[1] ?? "").toReversed();
  const open = text.indexOf("{");
  const outer = open < 0 ? [] : [text.slice(open, text.lastIndexOf("}") + 1)];
  let error = "there is no JSON in the last message";
  for (const candidate of [...blocks, text.trim(), ...outer]) {
    if (!/^\s*[[{]/.test(candidate)) continue;
    try {
      return { ok: true, output: jsonSchema.parse(JSON.parse(candidate)) };
    } catch (cause) {
      error = messageOf(cause);
    }
  }
  return { ok: false, error };
}
