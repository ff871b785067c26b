import type { Json, RunState } from "@wheelhouse/core";
import { isSettled } from "@wheelhouse/core";
import type { Stands } from "../ports.ts";

/** Outputs of completed steps by id. */
export function outputsOf(state: RunState): Record<string, Json> {
  const outputs: Record<string, Json> = {};
  for (const step of state.steps.values()) {
    if (step.status === "completed" && step.output !== undefined) outputs[step.id] = step.output;
  }
  return outputs;
}

/** What the ground of a run follows from. */
export function standsOn(state: RunState): Stands {
  const origins = new Set(state.created?.fork?.taken.map(({ run }) => run));
  return { outputs: outputsOf(state), origins: [...origins] };
}

/** What became of every settled step, and why. */
export function settledOf(
  state: RunState,
): Record<string, { status: string; reason?: string | undefined }> {
  const settled: Record<string, { status: string; reason?: string | undefined }> = {};
  for (const step of state.steps.values()) {
    if (isSettled(step.status)) settled[step.id] = { status: step.status, reason: step.reason };
  }
  return settled;
}
