import { readFileSync } from "node:fs";
import { type Json, jsonSchema, messageOf, WheelhouseError } from "@wheelhouse/core";
import { parse } from "yaml";
import { z } from "zod";

const failSchema = z.strictObject({ $fail: z.string() });

/** What a step is said to do in a dry run. */
export type Stub = { readonly output: Json } | { readonly fail: string };

/** Finds the stub of a step; undefined when none is given. */
export type StubOf = (step: string) => Stub | undefined;

/** Stubs as a file gives them. */
export interface Stubs {
  readonly of: StubOf;
  /** The keys that fit none of these steps nor their critics: most often a step's name is misspelled there. */
  readonly strayFrom: (steps: readonly string[]) => readonly string[];
}

const stubsSchema = z.record(z.string(), jsonSchema);

/**
 * Reads stubs: an object from step to its output, in JSON or YAML. `*` in a key stands for any text, an exact key
 * wins; `{"$fail": "why"}` makes the step fail; for a request the output is the id of an option, or
 * words; `<step>:critic` is a verdict of its critic. Throws `usage`.
 */
export function readStubs(path: string): Stubs {
  let value: unknown;
  try {
    value = parse(readFileSync(path, "utf8"));
  } catch (cause) {
    throw wrong(path, messageOf(cause), cause);
  }
  const parsed = stubsSchema.safeParse(value);
  if (!parsed.success) throw wrong(path, "it is not an object from step to output");
  const stubs = Object.entries(parsed.data).map(([key, output]) => {
    const fail = failSchema.safeParse(output).data;
    return { key, stub: fail ? { fail: fail.$fail } : { output } };
  });
  return {
    of: (step) =>
      (stubs.find(({ key }) => key === step) ?? stubs.find(({ key }) => fits(key, step)))?.stub,
    strayFrom: (steps) => {
      const known = steps.flatMap((step) => [step, `${step}:critic`]);
      return stubs.map(({ key }) => key).filter((key) => !known.some((step) => fits(key, step)));
    },
  };
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
