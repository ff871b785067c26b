import { readFileSync } from "node:fs";
import { type Json, jsonSchema, messageOf, WheelhouseError } from "@wheelhouse/core";
import { z } from "zod";

const failSchema = z.strictObject({ $fail: z.string() });

/** What a step is said to do in a dry run. */
export type Stub = { readonly output: Json } | { readonly fail: string };

/** Finds the stub of a step; undefined when none is given. */
export type StubOf = (step: string) => Stub | undefined;

const stubsSchema = z.record(z.string(), jsonSchema);

/**
 * Reads stubs: a JSON object from step to its output. `*` in a key stands for any text, an exact key
 * wins; `{"$fail": "why"}` makes the step fail; for a request the output is the id of an option, or
 * words; `<step>:critic` is a verdict of its critic. Throws `usage`.
 */
export function readStubs(path: string): StubOf {
  let value: unknown;
  try {
    value = JSON.parse(readFileSync(path, "utf8"));
  } catch (cause) {
    throw wrong(path, messageOf(cause), cause);
  }
  const parsed = stubsSchema.safeParse(value);
  if (!parsed.success) throw wrong(path, "it is not an object from step to output");
  const stubs = Object.entries(parsed.data).map(([key, output]) => {
    const fail = failSchema.safeParse(output).data;
    return { key, stub: fail ? { fail: fail.$fail } : { output } };
  });
  return (step) =>
    (stubs.find(({ key }) => key === step) ?? stubs.find(({ key }) => fits(key, step)))?.stub;
}

function fits(pattern: string, id: string): boolean {
  const parts = pattern
    .split("*")
    .map((part) => part.replaceAll(/[.+?^${}()|[\]\\]/g, String.raw`\$&`));
  return new RegExp(`^${parts.join(".*")}$`).test(id);
}

function wrong(path: string, why: string, cause?: unknown): WheelhouseError {
  return new WheelhouseError("usage", `The stubs in ${path} cannot be read: ${why}.`, {
    hint: 'Write JSON such as {"snapshot": {…}, "angle.*": {"findings": []}, "approve": "yes"}.',
    cause,
  });
}
