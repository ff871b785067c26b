import type { Step } from "../plan/step.ts";
import type { Need, RunState, StepState } from "./state.ts";
import { isSettled, type StepStatus } from "./status.ts";

/** Sets what a step needs next and keeps the agenda in step with it. */
export function setNeed(state: RunState, step: StepState, need: Need): void {
  step.need = need;
  if (need === "none") state.agenda.delete(step);
  else state.agenda.add(step);
}

/**
 * Adds steps to the run, at the root or inside a container, and readies those without blockers.
 * `generations` names those that begin in a later generation than their container's.
 */
export function addSteps(
  state: RunState,
  defs: readonly Step[],
  parent: StepState | undefined,
  generations: Readonly<Record<string, number>> = {},
): void {
  const added: StepState[] = [];
  for (const def of defs) {
    const step = createStep(def, parent, generations[def.id] ?? parent?.generation ?? 1);
    Object.assign(step, state.retired.get(def.id)?.kept);
    state.steps.set(def.id, step);
    added.push(step);
    if (parent) {
      parent.children.push(step);
      parent.openChildren++;
      if (parent.need === "children") setNeed(state, parent, "none");
    } else state.open++;
  }
  for (const step of added) {
    for (const id of new Set(step.def.after)) {
      const dependency = state.steps.get(id);
      if (!dependency) continue;
      step.dependencies.push(dependency);
      dependency.dependents.push(step);
      if (!isSettled(dependency.status)) step.blockers++;
      else if (dependency.status === "completed") step.completedDependencies++;
    }
    if (step.blockers === 0) setNeed(state, step, "enter");
  }
}

function createStep(def: Step, parent: StepState | undefined, generation: number): StepState {
  return {
    def,
    id: def.id,
    parent,
    dependents: [],
    dependencies: [],
    children: [],
    openChildren: 0,
    generation,
    session: undefined,
    criticSession: undefined,
    tokens: 0,
    assumedTokens: 0,
    costUsd: 0,
    ceiling: undefined,
    blockers: 0,
    completedDependencies: 0,
    ...fresh(),
  };
}

/** Everything about a step that a new generation starts without. */
function fresh() {
  return {
    status: "pending" as StepStatus,
    need: "none" as Need,
    role: "author" as const,
    ordinal: 0,
    begun: false,
    attempt: undefined,
    candidate: undefined,
    output: undefined,
    taken: undefined,
    omitted: 0,
    reason: undefined,
    failure: undefined,
    guidance: undefined,
    grants: [],
    problem: undefined,
    retries: [],
    lost: 0,
    round: 0,
    digest: undefined,
    critique: [],
    sendBack: undefined,
    park: undefined,
    request: undefined,
    answer: undefined,
    verdict: undefined,
    repair: undefined,
  };
}

/** Takes back what a step waits for: its request and its timers. */
export function withdraw(state: RunState, step: StepState): void {
  if (step.request !== undefined) {
    state.requests.delete(step.request);
    state.timers.delete(step.request);
    step.request = undefined;
  }
  if (step.status === "parked") {
    for (const timer of state.timers.values())
      if (timer.step === step.id) state.timers.delete(timer.id);
  }
  if (step.status === "parked" || step.status === "waiting") step.status = "pending";
}

/**
 * Ends a step and tells those that wait for it. A step that is settled stays as it is. What is left
 * open inside a container ends with it.
 */
export function settleStep(
  state: RunState,
  step: StepState,
  status: "completed" | "failed" | "skipped" | "cancelled",
): void {
  if (isSettled(step.status)) return;
  withdraw(state, step);
  step.status = status;
  step.begun = true;
  setNeed(state, step, "none");
  for (const child of step.children) {
    child.reason ??= `${step.id} has ended`;
    settleStep(state, child, "skipped");
  }
  if (step.parent) {
    step.parent.openChildren--;
    if (
      step.parent.openChildren === 0 &&
      step.parent.need === "none" &&
      !isSettled(step.parent.status)
    ) {
      setNeed(state, step.parent, "children");
    }
  } else state.open--;
  for (const dependent of step.dependents) {
    dependent.blockers--;
    if (status === "completed") dependent.completedDependencies++;
    if (dependent.blockers === 0 && dependent.status === "pending")
      setNeed(state, dependent, "enter");
  }
}

/**
 * Takes a step back to the beginning of a new generation. Its sessions are kept, so that it goes on
 * in them, and so is what it has spent. The children of a container are forgotten but for these.
 */
export function reopenStep(
  state: RunState,
  step: StepState,
  generation: number,
  guidance: string | undefined,
): void {
  const settled = isSettled(step.status);
  if (settled) {
    if (step.parent) {
      step.parent.openChildren++;
      if (step.parent.need === "children") setNeed(state, step.parent, "none");
    } else state.open++;
    for (const dependent of step.dependents) {
      dependent.blockers++;
      if (step.status === "completed") dependent.completedDependencies--;
      if (dependent.need === "enter") setNeed(state, dependent, "none");
    }
  }
  for (const child of step.children) forget(state, child);
  Object.assign(step, fresh(), { generation, guidance });
  step.children = [];
  step.openChildren = 0;
  setNeed(state, step, step.blockers === 0 ? "enter" : "none");
}

function forget(state: RunState, step: StepState): void {
  for (const child of step.children) forget(state, child);
  withdraw(state, step);
  setNeed(state, step, "none");
  state.steps.delete(step.id);
  const { generation, session, criticSession, tokens, assumedTokens, costUsd, ceiling } = step;
  const kept = { session, criticSession, tokens, assumedTokens, costUsd, ceiling };
  state.retired.set(step.id, { generation, kept });
}

/** The step and every step that depends on it, the nearest first, children of containers included. */
export function descendantsOf(target: StepState): Set<StepState> {
  const seen = new Set<StepState>([target]);
  for (const step of seen) {
    for (const next of step.dependents) seen.add(next);
    for (const child of step.children) seen.add(child);
  }
  return seen;
}

/** Whether a step is a container's child, grandchild, or further down. */
export function isInside(step: StepState, container: StepState): boolean {
  for (let above = step.parent; above; above = above.parent) if (above === container) return true;
  return false;
}

/** Whether `descendant` can only begin after `ancestor` is settled. */
export function dependsOn(descendant: StepState, ancestor: StepState): boolean {
  const seen = new Set<StepState>();
  const queue = [descendant];
  for (let step = queue.pop(); step; step = queue.pop()) {
    if (step === ancestor) return true;
    if (seen.has(step)) continue;
    seen.add(step);
    queue.push(...step.dependencies);
    if (step.parent) queue.push(step.parent);
  }
  return false;
}
