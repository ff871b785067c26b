import type { RunState, StepState } from "../state.ts";
import { isSettled } from "../status.ts";

/**
 * Recomputes by scanning what the fold keeps count of, and says where the two differ. Empty means
 * that the fold is right. Also finds a step that nothing would ever move again.
 */
export function discrepancies(state: RunState): string[] {
  const found: string[] = [];
  const same = (what: string, kept: unknown, scanned: unknown): void => {
    const [left, right] = [JSON.stringify(kept), JSON.stringify(scanned)];
    if (left !== right) found.push(`${what} is ${left}, a scan finds ${right}`);
  };
  const steps = [...state.steps.values()];
  const ids = (some: Iterable<StepState>): string[] => [...some].map((step) => step.id).toSorted();
  const open = (some: readonly StepState[]): number =>
    some.filter((step) => !isSettled(step.status)).length;

  same("agenda", ids(state.agenda), ids(steps.filter((step) => step.need !== "none")));
  same("active", ids(state.active), ids(steps.filter((step) => step.attempt)));
  const requests = steps.flatMap((step) => step.request ?? []).toSorted();
  same("requests", [...state.requests.keys()].toSorted(), requests);
  same("open", state.open, state.ended ? 0 : open(steps.filter((step) => !step.parent)));
  for (const step of steps) {
    const { dependencies, children, id } = step;
    same(`the key of ${id}`, state.steps.get(id) === step, true);
    same(`parent of ${id}`, step.parent?.children.includes(step) ?? true, true);
    same(
      `dependents of ${id}`,
      ids(step.dependents),
      ids(steps.filter((other) => other.def.after.includes(id))),
    );
    if (state.ended) continue;
    same(`blockers of ${id}`, step.blockers, open(dependencies));
    const completed = dependencies.filter((dependency) => dependency.status === "completed");
    same(`completed dependencies of ${id}`, step.completedDependencies, completed.length);
    same(`open children of ${id}`, step.openChildren, open(children));
    found.push(...lifeOf(state, step));
  }
  for (const timer of state.timers.values()) {
    const step = state.steps.get(timer.step);
    const right = step && (step.request === timer.id || step.status === "parked");
    if (!right) found.push(`timer ${timer.id} is set for ${timer.step}, which is ${step?.status}`);
  }
  return found;
}

/** What one unsettled step waits for: exactly one thing. */
function lifeOf(state: RunState, step: StepState): string[] {
  const timers = [...state.timers.values()].filter((timer) => timer.step === step.id);
  const sleeps = timers.some((timer) => timer.id !== step.request);
  const asks = step.request !== undefined;
  const works = step.attempt !== undefined;
  const needs = step.need !== "none";
  if (isSettled(step.status)) {
    return needs || asks || works || timers.length > 0
      ? [`${step.id} is ${step.status} and still has something to do`]
      : [];
  }
  if (state.reopening?.closing.has(step)) return [];
  const grown = step.openChildren > 0 && !step.failure;
  const moves = [sleeps, asks, works, needs, grown, step.blockers > 0].filter(Boolean).length;
  if (moves === 1) return [];
  return [
    `${step.id} (${step.status}, ${step.need}) ${moves === 0 ? "waits for nothing" : "waits for several things"}`,
  ];
}
