import { failStep } from "./fail-step.ts";
import { dependsOn, setNeed } from "./graph.ts";
import type { RunState, StepState } from "./state.ts";

/** How often agents may send back along one pair of steps; a person's send-backs are not counted. */
export const MAX_SEND_BACKS = 3;

/** Why `from` may not send the run back to `to`; undefined when it may. */
export function sendBackProblem(state: RunState, from: StepState, to: string): string | undefined {
  const target = state.steps.get(to);
  if (!target) return `there is no step ${to}`;
  if (target.parent !== from.parent) return `${to} is on the other side of a container's edge`;
  const { kind } = target.def;
  if (kind === "code" || kind === "request")
    return `${to} is a ${kind} step; only agent steps and containers take work back`;
  if (target !== from && !dependsOn(from, target)) return `${from.id} does not come after ${to}`;
  return undefined;
}

/** Folds the wish of an agent or critic to send back: granted, or a failure of class `sendback`. */
export function wantSendBack(
  state: RunState,
  step: StepState,
  wish: { readonly to: string; readonly reason: string; readonly by: "agent" | "critic" },
): RunState {
  const rounds = state.sendBacks.get(`${step.id}→${wish.to}`) ?? 0;
  const allowed = step.def.kind === "agent" ? step.def.sendBackTo : [];
  const problem =
    sendBackProblem(state, step, wish.to) ??
    (allowed.includes(wish.to) ? undefined : `its plan does not let it send back to ${wish.to}`) ??
    (rounds >= MAX_SEND_BACKS
      ? `sent back to ${wish.to} ${rounds} times already: ${wish.reason}`
      : undefined);
  if (problem !== undefined)
    return failStep(state, step, "author", { class: "sendback", error: problem });
  step.sendBack = wish;
  setNeed(state, step, "sendBack");
  return state;
}
