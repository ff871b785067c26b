import type { EventOf, Role, RunState, StepState, Wish } from "@wheelhouse/core";
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

/** The agent of a step in a role; undefined where none is needed. */
export function agentOf(
  step: StepState | undefined,
  state: RunState,
  shared: Pick<Shared, "defaultAgent">,
  role: Role = step?.attempt?.role ?? "author",
): string | undefined {
  const own = step?.def.kind === "agent" ? step.def : undefined;
  const usual = state.created?.agent ?? shared.defaultAgent;
  if (role === "supervisor") return state.plan?.supervisor?.agent ?? own?.agent ?? usual;
  if (!own) return undefined;
  return (role === "critic" ? own.critic?.agent : undefined) ?? own.agent ?? usual;
}
