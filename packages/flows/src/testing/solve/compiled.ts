import { type AgentStep, type Json, type Step, stepSchema } from "@wheelhouse/core";
import { z } from "zod";
import { briefLiquid } from "../brief-liquid.ts";
import type { Compiled } from "../../solve/compile/compile-draft.ts";

/** Steps as the engine reads them from an output: all defaults filled in. */
export function stepsOf({ steps }: Pick<Compiled, "steps">): Step[] {
  return z.array(stepSchema).parse(JSON.parse(JSON.stringify(steps)));
}

/** An agent step among them. */
export function agentIn(steps: readonly Step[], id: string): AgentStep {
  const found = steps.find((step) => step.id === id);
  if (found?.kind !== "agent") throw new Error(`${id} is no agent step`);
  return found;
}

const liquid = briefLiquid();

/** A template filled in as the engine does it. */
export function rendered(
  template: string,
  input: unknown,
  outputs: Readonly<Record<string, Json>>,
  more: object = {},
): string {
  return String(liquid.parseAndRenderSync(template, { input, outputs, ...more }));
}
