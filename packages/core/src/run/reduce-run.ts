import type { EventOf, Stamp } from "./events.ts";
import { addSteps, descendantsOf, reopenStep, setNeed, settleStep, withdraw } from "./graph.ts";
import { countedTokens } from "./reserve.ts";
import type { RunState } from "./state.ts";
import { isSettled } from "./status.ts";

/** Why a step is skipped that a revised plan goes on without. */
export const SUPERSEDED = "superseded by the revised plan";

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
    withdraw(state, step);
    setNeed(state, step, "none");
    step.status = "cancelled";
    step.attempt = undefined;
  }
  state.open = 0;
  state.active.clear();
  state.reopening = undefined;
  state.paused = undefined;
  return state;
}

/** Lets a paused run go on. Over its budget it may spend as much again, from where it is now. */
export function reduceResumed(state: RunState): RunState {
  state.paused = undefined;
  if (!state.budgetExceeded) return state;
  const { tokens, costUsd } = state.plan?.limits ?? {};
  state.budgetExceeded = false;
  state.ceiling = {
    ...(tokens === undefined ? {} : { tokens: countedTokens(state) + tokens }),
    ...(costUsd === undefined ? {} : { costUsd: state.spent.costUsd + costUsd }),
  };
  return state;
}

/**
 * Closes the target and all that depends on it; what has begun is re-opened once none of them runs.
 * What has not begun must not begin meanwhile either: it would build on work that is done anew.
 */
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
  const closing = descendantsOf(target).add(from);
  const members = [...closing].filter(
    (step) =>
      (step === target || step === from || step.begun) &&
      !(step.parent && closing.has(step.parent)),
  );
  state.reopening = { target, reason, members, closing };
  for (const step of closing) {
    if (isSettled(step.status)) continue;
    withdraw(state, step);
    if (step.begun) setNeed(state, step, "none");
  }
  return state;
}

/** Re-opens one of the steps that a send-back closed. */
export function reduceReopened(state: RunState, event: EventOf<"step.reopened"> & Stamp): RunState {
  const step = state.steps.get(event.step);
  if (!step || event.data.generation !== step.generation + 1) {
    state.ignored++;
    return state;
  }
  reopenStep(state, step, event.data.generation, event.data.reason);
  if (state.reopening) {
    const members = state.reopening.members.filter((member) => member !== step);
    state.reopening = members.length === 0 ? undefined : { ...state.reopening, members };
  }
  return state;
}

/** Grows a container, or notes why it cannot grow. */
export function reduceExtension(
  state: RunState,
  event: EventOf<"plan.extended"> & Stamp,
): RunState {
  const container = state.steps.get(event.step);
  if (!container || isSettled(container.status) || container.children.length > 0) {
    state.ignored++;
    return state;
  }
  const { steps, problem, generations } = event.data;
  container.begun = true;
  if (problem !== undefined) {
    container.failure = { class: "output", error: problem, role: "author" };
    setNeed(state, container, "ladder");
    return state;
  }
  container.status = "running";
  container.omitted = event.data.omitted ?? 0;
  addSteps(state, steps, container, generations);
  for (const child of container.children) child.guidance = container.guidance;
  setNeed(state, container, container.openChildren === 0 ? "children" : "none");
  return state;
}

/**
 * Replaces the unfinished rest of a scope: what is not kept is skipped as superseded. When that
 * takes the run's report, the last of the new steps is its report.
 */
export function reduceRevision(state: RunState, event: EventOf<"plan.revised"> & Stamp): RunState {
  const failed = state.steps.get(event.step);
  if (!failed || isSettled(failed.status)) {
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
    step.reason = SUPERSEDED;
    settleStep(state, step, "skipped");
    const last = event.data.steps.at(-1);
    if (!scope && last && state.plan?.report === step.id)
      state.plan = { ...state.plan, report: last.id };
  }
  addSteps(state, event.data.steps, scope);
  return state;
}
