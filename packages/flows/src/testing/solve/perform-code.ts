import { holds, type Json, type JsonObject, type RunState, type Step } from "@wheelhouse/core";
import { z } from "zod";
import { solveFunctions } from "../../solve/solve-functions.ts";
import { codeContext } from "./code-context.ts";

/** What is not pure, by the name of its function without a version. */
export interface Ports {
  readonly impure: Readonly<Record<string, (input: JsonObject) => Json>>;
}

/** Calls a function as the engine does: the flow's own ones, and what stands for those that touch the disk. */
export function performCode(
  { impure }: Ports,
  run: string,
  state: RunState,
  step: string,
  input: JsonObject,
): Json {
  const [name = ""] = run.split("@");
  const own = impure[name];
  if (own) return own(input);
  const code = solveFunctions.find((each) => each.name === name);
  if (!code) throw new Error(`there is no function ${run}`);
  const settled = [...state.steps.values()].filter(({ status }) =>
    ["completed", "failed", "skipped"].includes(status),
  );
  const context = codeContext({
    run: state.id,
    step,
    input,
    runInput: state.created?.input ?? {},
    outputs: Object.fromEntries(
      settled.flatMap(({ id, status, output }) =>
        status === "completed" && output !== undefined ? [[id, output]] : [],
      ),
    ),
    settled: Object.fromEntries(settled.map(({ id, status, reason }) => [id, { status, reason }])),
  });
  const result = code.run(context);
  return z.json().parse(result);
}

const checkSchema = z.object({ ok: z.boolean(), detail: z.string().optional() });

/** The outcomes of a step's postconditions, as an attempt hands them in. */
export function postconditionsOf(
  ports: Ports,
  { id, postconditions }: Step,
  output: Json,
  state: RunState,
): object {
  const checks = postconditions.map(({ name, test, run }) => {
    const at = (step: string): Json | undefined =>
      step === "self" ? output : state.steps.get(step)?.output;
    if (test) return { name, ok: holds(test, at) };
    const { ok, detail } = checkSchema.parse(performCode(ports, run ?? "", state, id, { output }));
    return { name, ok, ...(detail !== undefined && { detail }) };
  });
  return checks.length > 0 ? { checks } : {};
}
