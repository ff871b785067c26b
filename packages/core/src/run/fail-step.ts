import type { FailureClass } from "../plan/step.ts";
import { setNeed } from "./graph.ts";
import type { Role, RunState, StepState } from "./state.ts";

/**
 * Brings a failure to the step's ladder. What was wrong with the author's work is what its next
 * attempt is told; a supervisor that fails leaves the failure that it was to repair in its place.
 */
export function failStep(
  state: RunState,
  step: StepState,
  role: Role,
  failure: { readonly class: FailureClass; readonly error: string },
): RunState {
  if (role === "supervisor") {
    step.repair = null;
    setNeed(state, step, "repaired");
    return state;
  }
  const { class: kind, error } = failure;
  step.failure = { class: kind, error, role };
  if (role === "author") step.problem = error;
  setNeed(state, step, "ladder");
  return state;
}
