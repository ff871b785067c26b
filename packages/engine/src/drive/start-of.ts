import type { EventOf, RunState, StepState, Wish } from "@wheelhouse/core";
import type { Shared } from "../ports.ts";

/** The event that begins an admitted attempt. */
export function startOf(wish: Wish): EventOf<"attempt.started"> {
  const { step, role, resume, guidance, maxTokens, maxCostUsd } = wish;
  const ordinal = step.ordinal + 1;
  return {
    type: "attempt.started",
    step: step.id,
    attempt: `${step.id}#${step.generation}.${ordinal}`,
    data: {
      role,
      generation: step.generation,
      ordinal,
      ...(resume === undefined ? {} : { resume }),
      ...(guidance === undefined ? {} : { guidance }),
      ...(maxTokens === undefined ? {} : { maxTokens }),
      ...(maxCostUsd === undefined ? {} : { maxCostUsd }),
    },
  };
}

/** Why the attempts that a budget holds back have not started, by step id. */
export function heldBack(held: readonly Wish[]): Map<string, string> {
  const why = "what is left of the token budget is reserved for what is under way";
  return new Map(held.map(({ step }) => [step.id, why]));
}

/** The agent that does a step; undefined for steps that need none. */
export function agentOf(
  step: StepState | undefined,
  state: RunState,
  shared: Pick<Shared, "defaultAgent">,
): string | undefined {
  if (step?.def.kind !== "agent") return undefined;
  return step.def.agent ?? state.created?.agent ?? shared.defaultAgent;
}
