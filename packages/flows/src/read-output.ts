import { type CodeContext, type Json, WheelhouseError } from "@wheelhouse/core";
import { z } from "zod";

type Outputs = Pick<CodeContext, "outputs">;

/** The output of an earlier step; throws when it is missing or has another shape. */
export function readOutput<T>(context: Outputs, step: string, schema: z.ZodType<T>): T {
  const output = context.outputs[step];
  if (output === undefined) throw unreadable(step, "it has none");
  const parsed = schema.safeParse(output);
  if (!parsed.success) throw unreadable(step, z.prettifyError(parsed.error));
  return parsed.data;
}

/** The output of an earlier step, or undefined when there is none. */
export function findOutput<T>(context: Outputs, step: string, schema: z.ZodType<T>): T | undefined {
  return context.outputs[step] === undefined ? undefined : readOutput(context, step, schema);
}

/** A code step's static input in its typed form. */
export function readInput<T>(context: Pick<CodeContext, "input">, schema: z.ZodType<T>): T {
  return schema.parse(context.input);
}

/** Any value as JSON: undefined members are left out. */
export function asJson(value: unknown): Json {
  return z.json().parse(JSON.parse(JSON.stringify(value)));
}

function unreadable(step: string, why: string): WheelhouseError {
  return new WheelhouseError("internal", `The output of step ${step} cannot be used: ${why}.`, {
    hint: "The step's function and the flow do not fit together; update both.",
  });
}
