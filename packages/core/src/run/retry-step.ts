import type { EventOf } from "./events.ts";
import type { RunState, StepState } from "./state.ts";
import { isSettled } from "./status.ts";

/**
 * Why a person cannot have a step tried again; undefined when they can. Only what has failed, and
 * without which its run goes on, can: a failure that its run could not bear has ended the run.
 */
export function retryProblem(state: RunState, step: StepState): string | undefined {
  if (state.ended) return `the run is ${state.ended.status}`;
  if (state.cancel || state.fatal) return "the run is ending";
  if (step.status !== "failed") return `${step.id} is ${step.status}`;
  if (state.reopening) return `what comes after ${state.reopening.target.id} is being re-opened`;
  for (let above = step.parent; above; above = above.parent) {
    if (isSettled(above.status)) return `${above.id}, which it is in, is ${above.status}`;
    if (above.failure) return `${above.id}, which it is in, has failed`;
  }
  return undefined;
}

/**
 * The step that is to be tried again when a person wants this one done after all: itself, or the failed
 * one because of which it was skipped. Undefined when it was skipped for another reason.
 */
export function failedFor(step: StepState): StepState | undefined {
  if (step.status !== "skipped") return step;
  for (const dependency of step.dependencies) {
    if (dependency.status !== "failed" && dependency.status !== "skipped") continue;
    const cause = failedFor(dependency);
    if (cause) return cause;
  }
  return undefined;
}

/** A person's word that a failed step is tried again: the step is sent back to itself, which no agent can do. */
export function retryOf(
  step: StepState,
  { by, reason }: { readonly by: string; readonly reason: string | undefined },
): EventOf<"step.sentBack"> {
  const why = reason ?? `Try again. It failed: ${step.reason ?? "nobody said why"}`;
  return {
    type: "step.sentBack",
    step: step.id,
    data: { to: step.id, reason: why, round: step.generation, by },
  };
}
