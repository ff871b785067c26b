import type { RunStateObject } from "@wheelhouse/core";
import { endedAt } from "./ended-at.ts";

/**
 * A run as it is shown: where it has come to rest, its sessions that never said that they ended have stopped counting.
 * The same object where that changes nothing.
 */
export function rested(state: RunStateObject): RunStateObject {
  const { run } = state;
  const end = run.observed === null ? null : endedAt(run);
  if (end === null || run.steps.every((step) => step.ended_at !== null)) return state;
  const steps = run.steps.map((step) =>
    step.ended_at === null && step.started_at !== null ? { ...step, ended_at: end } : step,
  );
  return { ...state, run: { ...run, steps } };
}
