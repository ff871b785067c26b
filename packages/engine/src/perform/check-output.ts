import { z } from "zod";
import { type Json, holds, messageOf, type RunState, type Step } from "@wheelhouse/core";
import type { EnginePorts } from "../ports.ts";
import { codeContext } from "./code-context.ts";

/** The outcome of one postcondition. */
export interface Check {
  readonly name: string;
  readonly ok: boolean;
  readonly detail?: string;
}

/** Runs the postconditions of a step on its new output. A check that cannot be run has not passed. */
export async function checkOutput(
  ports: EnginePorts,
  def: Step,
  output: Json,
  state: RunState,
  signal: AbortSignal,
): Promise<Check[]> {
  const checks: Check[] = [];
  for (const { name, test, run } of def.postconditions) {
    const at = (id: string): Json | undefined =>
      id === "self" ? output : state.steps.get(id)?.output;
    if (test) checks.push({ name, ok: holds(test, at) });
    if (run === undefined) continue;
    const code = ports.functions.get(run);
    if (!code) {
      checks.push({ name, ok: false, detail: `this version has no function ${run}` });
      continue;
    }
    try {
      const at = { step: def.id, input: { output }, signal };
      const answer = await code.run(codeContext(ports, state, at));
      checks.push(readCheck(name, answer));
    } catch (error) {
      checks.push({ name, ok: false, detail: messageOf(error) });
    }
  }
  return checks;
}

const checkSchema = z.object({ ok: z.boolean(), detail: z.string().optional() });

function readCheck(name: string, answer: Json): Check {
  const parsed = checkSchema.safeParse(answer);
  if (!parsed.success) return { name, ok: false, detail: "the check gave no verdict" };
  const { ok, detail } = parsed.data;
  return detail === undefined ? { name, ok } : { name, ok, detail };
}
