import {
  failedFor,
  nearest,
  retryOf,
  retryProblem,
  type RunEvent,
  type RunState,
  WheelhouseError,
} from "@wheelhouse/core";

/** The event by which a person has a step tried again. Throws `step.unknown`, `run.ended` or `run.state`. */
export function retryEvent(
  state: RunState,
  id: string,
  said: { readonly by: string; readonly reason: string | undefined },
): RunEvent {
  const { ended } = state;
  if (ended)
    throw new WheelhouseError(
      "run.ended",
      `Run ${state.id} is ${ended.status}, and no step of it is tried again.`,
      {
        hint: `Do it anew in a run that takes over what had finished: wheelhouse fork ${state.id} --from ${id}`,
      },
    );
  const step = state.steps.get(id);
  if (!step) {
    const near = nearest(id, [...state.steps.keys()]);
    throw new WheelhouseError(
      "step.unknown",
      `Run ${state.id} has no step ${JSON.stringify(id.slice(0, 200))}.`,
      {
        hint:
          near.length > 0
            ? `Did you mean ${near.join(" or ")}?`
            : `See its steps: wheelhouse show ${state.id}`,
      },
    );
  }
  const failed = failedFor(step);
  if (!failed)
    throw new WheelhouseError(
      "run.state",
      `${step.id} was skipped (${step.reason ?? "no reason was given"}), and not because a step failed.`,
      { hint: "Only what has failed can be tried again." },
    );
  const problem = retryProblem(state, failed);
  if (problem === undefined) return retryOf(failed, said);
  throw new WheelhouseError("run.state", `${failed.id} cannot be tried again: ${problem}.`, {
    hint:
      state.reopening === undefined
        ? `Only what has failed can be, while its run goes on without it. See: wheelhouse show ${state.id}`
        : "Wait a moment, and say it again.",
  });
}
