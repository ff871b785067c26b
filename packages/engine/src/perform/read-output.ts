import { z } from "zod";
import {
  type Json,
  type JsonObject,
  jsonSchema,
  messageOf,
  outputValidator,
} from "@wheelhouse/core";

/** What an agent has handed in, or why it cannot be read. */
export type ReadOutput =
  | { readonly ok: true; readonly output: Json }
  | { readonly ok: false; readonly error: string };

/** Reads the last message of an agent by the output that its step declares. */
export function readOutput(text: string, schema: JsonObject | undefined): ReadOutput {
  if (schema === undefined) return { ok: true, output: text.trim() };
  const found = lastJson(text);
  return found.ok ? fitOutput(found.output, schema) : found;
}

/** Holds an output against what its step declares: Markdown when there is no schema. */
export function fitOutput(output: Json, schema: JsonObject | undefined): ReadOutput {
  if (schema === undefined) {
    return typeof output === "string"
      ? { ok: true, output: output.trim() }
      : { ok: false, error: "the output has to be Markdown" };
  }
  const parsed = outputValidator(schema).safeParse(output);
  if (parsed.success) return { ok: true, output: jsonSchema.parse(parsed.data) };
  return { ok: false, error: z.prettifyError(parsed.error) };
}

/** A fenced block of any language, so that the end of one is never taken for the beginning of the next. */
const FENCE = /^[ \t]*```[ \t]*([^\s`]*)[^\n`]*\r?\n([\s\S]*?)^[ \t]*```[ \t]*$/gm;
/** A block that says that it is JSON, also behind one that was never closed. */
const JSON_FENCE = /^[ \t]*```[ \t]*json[ \t]*\r?\n([\s\S]*?)^[ \t]*```[ \t]*$/gm;

/** The last JSON value in a text: the last fenced block that parses, else the text itself, else its outermost braces. */
function lastJson(text: string): ReadOutput {
  const fenced = [...text.matchAll(FENCE)]
    .filter(([, language]) => language === "" || language === "json")
    .map(([, , inside = ""]) => inside);
  const said = [...text.matchAll(JSON_FENCE)].map(([, inside = ""]) => inside);
  const blocks = [...fenced.toReversed(), ...said.toReversed()];
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
