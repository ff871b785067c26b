import type { Step } from "../plan/step.ts";
import type { Need, RunState, StepState } from "./state.ts";
import { isSettled, type StepStatus } from "./status.ts";

/** Sets what a step needs next and keeps the agenda in step with it. */
export function setNeed(state: RunState, step: StepState, need: Need): void {
  step.need = need;
  if (need === "none") state.agenda.delete(step);
  else state.agenda.add(step);
}

/** Adds steps to the run, at the root or inside a container, and readies those without blockers. */
export function addSteps(
  state: RunState,
  defs: readonly Step[],
  parent: StepState | undefined,
): void {
  const added: StepState[] = [];
  for (const def of defs) {
    const step = createStep(def, parent);
    state.steps.set(def.id, step);
    added.push(step);
    if (parent) {
      parent.children.push(step);
      parent.openChildren++;
    } else state.open++;
  }
  for (const step of added) {
    for (const id of step.def.after) {
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

function createStep(def: Step, parent: StepState | undefined): StepState {
  return {
    def,
    id: def.id,
    parent,
    dependents: [],
    dependencies: [],
    children: [],
    openChildren: 0,
    generation: parent?.generation ?? 1,
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
    session: undefined,
    criticSession: undefined,
    candidate: undefined,
    output: undefined,
    reason: undefined,
    failure: undefined,
    guidance: undefined,
    retries: 0,
    lost: 0,
    round: 0,
    digest: undefined,
    critique: [],
    sendBack: undefined,
    park: undefined,
    request: undefined,
    answer: undefined,
    tokens: 0,
    costUsd: 0,
    verdict: undefined,
    repair: undefined,
  };
}

/** Ends a step and tells those that wait for it. A step that is settled stays as it is. */
export function settleStep(
  state: RunState,
  step: StepState,
  status: "completed" | "failed" | "skipped" | "cancelled",
): void {
  if (isSettled(step.status)) return;
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

/** Takes a step back to the beginning of a new generation; its sessions are kept, so that it goes on in them. */
export function reopenStep(
  state: RunState,
  step: StepState,
  generation: number,
  guidance: string | undefined,
): void {
  const settled = isSettled(step.status);
  if (settled) {
    if (step.parent) step.parent.openChildren++;
    else state.open++;
    for (const dependent of step.dependents) {
      dependent.blockers++;
      if (step.status === "completed") dependent.completedDependencies--;
      if (dependent.need === "enter") setNeed(state, dependent, "none");
    }
  }
  for (const child of step.children) forget(state, child);
  const { session, criticSession, tokens, costUsd } = step;
  Object.assign(step, fresh(), { session, criticSession, tokens, costUsd, generation, guidance });
  step.children = [];
  step.openChildren = 0;
  setNeed(state, step, step.blockers === 0 ? "enter" : "none");
}

function forget(state: RunState, step: StepState): void {
  for (const child of step.children) forget(state, child);
  setNeed(state, step, "none");
  state.steps.delete(step.id);
}

/** The step and every begun step that depends on it, the nearest first, children of containers included. */
export function begunDescendants(target: StepState): StepState[] {
  const seen = new Set<StepState>([target]);
  for (const step of seen) {
    for (const next of step.dependents) if (next.begun) seen.add(next);
    for (const child of step.children) if (child.begun) seen.add(child);
  }
  return [...seen];
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
