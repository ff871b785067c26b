import type { EventOf, Stamp } from "./events.ts";
import { addSteps, begunDescendants, setNeed, settleStep } from "./graph.ts";
import type { RunState } from "./state.ts";
import { isSettled } from "./status.ts";

/** Ends a run for good: what is not settled is cancelled, nothing waits any more. */
export function closeRun(
  state: RunState,
  event: (EventOf<"run.completed"> | EventOf<"run.failed"> | EventOf<"run.cancelled">) & Stamp,
): RunState {
  const at = event.at;
  if (event.type === "run.completed") {
    state.ended = { status: "completed", at, report: event.data.report };
  } else if (event.type === "run.failed") {
    state.ended = { status: "failed", at, error: event.data.error };
  } else state.ended = { status: "cancelled", at, error: event.data.reason };
  for (const step of state.steps.values()) {
    if (isSettled(step.status)) continue;
    step.status = "cancelled";
    step.attempt = undefined;
  }
  state.open = 0;
  state.active.clear();
  state.agenda.clear();
  state.requests.clear();
  state.timers.clear();
  state.reopening = undefined;
  state.paused = undefined;
  return state;
}

/** Marks the target and all its begun descendants; they are re-opened once none of them runs. */
export function reduceSentBack(state: RunState, event: EventOf<"step.sentBack"> & Stamp): RunState {
  const from = state.steps.get(event.step);
  const target = state.steps.get(event.data.to);
  if (!from || !target || state.reopening) {
    state.ignored++;
    return state;
  }
  const { reason, by } = event.data;
  if (by === "agent" || by === "critic") {
    const pair = `${from.id}→${target.id}`;
    state.sendBacks.set(pair, (state.sendBacks.get(pair) ?? 0) + 1);
  }
  const closing = new Set(begunDescendants(target)).add(from);
  const members = [...closing].filter((step) => !step.parent || !closing.has(step.parent));
  state.reopening = { target, reason, members, closing };
  for (const member of closing) {
    setNeed(state, member, "none");
    member.sendBack = undefined;
    if (member.request !== undefined) {
      state.requests.delete(member.request);
      state.timers.delete(member.request);
      member.request = undefined;
    }
    for (const timer of state.timers.values())
      if (timer.step === member.id) state.timers.delete(timer.id);
  }
  return state;
}

/** Replaces the unfinished rest of a scope: what is not kept is skipped as superseded. */
export function reduceRevision(state: RunState, event: EventOf<"plan.revised"> & Stamp): RunState {
  const failed = state.steps.get(event.step);
  if (!failed) {
    state.ignored++;
    return state;
  }
  state.repairs++;
  const scope = failed.parent;
  const keep = new Set(event.data.keep);
  for (const step of scope
    ? scope.children
    : [...state.steps.values()].filter((each) => !each.parent)) {
    if (isSettled(step.status) || keep.has(step.id)) continue;
    step.reason = "superseded by the revised plan";
    settleStep(state, step, "skipped");
  }
  addSteps(state, event.data.steps, scope);
  return state;
}
