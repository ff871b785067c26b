import type { RunState, StepState } from "@wheelhouse/core";

/** A step that names others instead of holding them. */
type FlatStep = Omit<StepState, Links> & { readonly [link in Links]: readonly string[] };
type Links = "parent" | "children" | "dependencies" | "dependents";

/**
 * The state of an observed run in which no step holds another. Steps of a fold hold those that they follow: written down
 * as they are, a long chain of sessions would nest as deep as it is long.
 */
export interface FlatState extends Omit<RunState, "steps" | "agenda" | "active" | "reopening"> {
  readonly steps: readonly FlatStep[];
  readonly agenda: readonly string[];
  readonly active: readonly string[];
}

/** A state without links; it shares all else with the given one. Nothing is ever re-opened in a run that is observed. */
export function flatState(state: RunState): FlatState {
  const { steps, agenda, active, reopening: _, ...rest } = state;
  return {
    ...rest,
    steps: [...steps.values()].map((step) => ({
      ...step,
      parent: step.parent ? [step.parent.id] : [],
      children: idsOf(step.children),
      dependencies: idsOf(step.dependencies),
      dependents: idsOf(step.dependents),
    })),
    agenda: idsOf(agenda),
    active: idsOf(active),
  };
}

/** The state that was made flat. A link to a step that is not there is left out. */
export function linkedState(flat: FlatState): RunState {
  const steps = new Map<string, StepState>();
  const stepsOf = (ids: readonly string[]): StepState[] => ids.flatMap((id) => steps.get(id) ?? []);
  // A container comes before what is in it.
  for (const { parent, ...step } of flat.steps)
    steps.set(step.id, {
      ...step,
      parent: stepsOf(parent)[0],
      children: [],
      dependencies: [],
      dependents: [],
    });
  for (const { id, children, dependencies, dependents } of flat.steps) {
    const step = steps.get(id);
    step?.children.push(...stepsOf(children));
    step?.dependencies.push(...stepsOf(dependencies));
    step?.dependents.push(...stepsOf(dependents));
  }
  return {
    ...flat,
    steps,
    agenda: new Set(stepsOf(flat.agenda)),
    active: new Set(stepsOf(flat.active)),
    reopening: undefined,
  };
}

function idsOf(steps: Iterable<StepState>): readonly string[] {
  return [...steps].map(({ id }) => id);
}
