import type { RunFacts, RunState } from "@wheelhouse/core";

/** What the engine knows about a run so far, for its receipt. */
export function factsOf(state: RunState, now: number): RunFacts {
  const { spent, tally } = state;
  return {
    flow: state.created?.flow ?? "",
    startedAt: state.started?.at ?? state.created?.at ?? now,
    now,
    agents: [...tally.agents.values()],
    tokens: { input: spent.inputTokens, output: spent.outputTokens, unknown: spent.unknownTokens },
    costUsd: { known: spent.costUsd, unknown: spent.unknownCost },
    ...(state.created?.fork && { taken: takenOver(state) }),
    attempts: { started: tally.started, failed: tally.failed, lost: tally.lost },
  };
}

/** What stands as it was taken over; a step that was sent back since has been done here. */
function takenOver({ steps }: RunState): NonNullable<RunFacts["taken"]> {
  return [...steps.values()].flatMap(({ id, taken }) => (taken ? [{ step: id, ...taken }] : []));
}
