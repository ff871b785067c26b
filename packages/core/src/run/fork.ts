import type { Plan } from "../plan/plan.ts";
import type { EventOf, RunEvent, RunFork, StoredRunEvent } from "./events.ts";
import { isInside } from "./graph.ts";
import { growthOf, lastWork, type Work } from "./fork-sources.ts";
import type { RunState, StepState } from "./state.ts";
import { SUPERSEDED } from "./reduce-run.ts";

/** What a new run begins with that takes over the finished work of an earlier one. */
export interface Fork {
  readonly plan: Plan;
  /** For `run.created`. */
  readonly fork: RunFork;
  /** What follows `run.planned`: containers grow as they had grown, and steps are settled by work that was done. */
  readonly events: readonly RunEvent[];
  /** Steps that are to be done anew. */
  readonly left: number;
}

/**
 * What a fork of a run takes over: all finished steps but `from`, what depends on it, and what depends on anything that
 * had not finished. So nothing in the new run stands on work that is done anew. A container that is not taken whole grows
 * as it had grown, and keeps those of its children that stand on nothing new.
 *
 * *Contract*: pure. `events` are all of the run that move it, up to the state.
 */
export function forkOf(
  state: RunState,
  events: readonly StoredRunEvent[],
  from: string | undefined,
): Fork | undefined {
  const { plan } = state;
  if (!plan) return undefined;
  const works = lastWork(state, events);
  const grown = growthOf(events);
  const roots = [...state.steps.values()].filter(
    (step) => !step.parent && step.reason !== SUPERSEDED,
  );
  const into: Forking = {
    works,
    grown,
    from: from === undefined ? undefined : state.steps.get(from),
    stable: new Map(),
    seen: new Set(),
    events: [],
    taken: [],
  };
  for (const step of roots) take(into, step);
  return {
    plan: { ...plan, steps: roots.map(({ def }) => def) },
    fork: {
      run: state.id,
      seq: Math.max(1, state.seq),
      ...(from !== undefined && { from }),
      taken: into.taken,
    },
    events: into.events,
    left: roots.filter((step) => !isStable(into, step)).length,
  };
}

interface Forking {
  readonly works: ReadonlyMap<string, Work>;
  readonly grown: ReadonlyMap<string, EventOf<"plan.extended">>;
  readonly from: StepState | undefined;
  readonly stable: Map<StepState, boolean>;
  readonly seen: Set<StepState>;
  readonly events: RunEvent[];
  readonly taken: RunFork["taken"];
}

/** Whether a step is finished and stands on nothing that is done anew. */
function isStable(into: Forking, step: StepState): boolean {
  const known = into.stable.get(step);
  if (known !== undefined) return known;
  const { from, works } = into;
  const isAnew =
    from !== undefined && (step === from || isInside(step, from) || isInside(from, step));
  const isDone = step.status === "completed" ? works.has(step.id) : step.status === "skipped";
  const stable = !isAnew && isDone && step.dependencies.every((each) => isStable(into, each));
  into.stable.set(step, stable);
  return stable;
}

/** Takes a step over, after those that it waits for. */
function take(into: Forking, step: StepState): void {
  if (into.seen.has(step)) return;
  for (const dependency of step.dependencies) take(into, dependency);
  if (isStable(into, step)) return settle(into, step);
  into.seen.add(step);
  const { from } = into;
  if (step === from || (from && isInside(step, from))) return;
  // A container that has to go on keeps its plan, and those of its children that stand on nothing new.
  if (!step.dependencies.every((each) => isStable(into, each))) return;
  if (grow(into, step)) for (const child of step.children) take(into, child);
}

/** Grows a container as it had grown; false when it has no children. */
function grow({ grown, events }: Forking, step: StepState): boolean {
  if (step.children.length === 0) return false;
  const omitted = grown.get(step.id)?.data.omitted;
  const steps = step.children.filter(({ reason }) => reason !== SUPERSEDED).map(({ def }) => def);
  const data = omitted === undefined ? { steps } : { steps, omitted };
  events.push({ type: "plan.extended", step: step.id, data });
  return true;
}

/**
 * Settles a step as it was settled, with all that is in it: in a container that is taken whole also what had failed there,
 * since its output tells of it.
 */
function settle(into: Forking, step: StepState): void {
  const { events, works, taken, seen } = into;
  if (seen.has(step) || step.reason === SUPERSEDED) return;
  seen.add(step);
  for (const dependency of step.dependencies) settle(into, dependency);
  const { id, reason = step.status } = step;
  const work = works.get(id);
  if (step.status === "completed" && work) {
    if (grow(into, step)) for (const child of step.children) settle(into, child);
    taken.push({ step: id, ...work.origin });
    events.push({ type: "step.taken", step: id, data: work.data });
  } else if (step.status === "failed") {
    const data = { class: step.failure?.class ?? "agent", error: reason, tolerated: true } as const;
    events.push({ type: "step.failed", step: id, data });
  } else events.push({ type: "step.skipped", step: id, data: { reason } });
}
