import type { StepObject } from "@wheelhouse/core";

/** A step as far as a fork looks at it. */
type ForkedStep = Pick<StepObject, "id" | "label" | "status" | "depends" | "parent">;

/** What a fork of a run takes over and what it does anew; steps inside others go with these. */
export interface ForkPreview<S> {
  readonly taken: readonly S[];
  readonly anew: readonly S[];
}

/**
 * What a fork would take over: what has finished, is not `from` or around it, and stands on nothing that is done anew. The
 * server decides by the same rule.
 */
export function forkPreview<S extends ForkedStep>(
  steps: readonly S[],
  from: string | undefined,
): ForkPreview<S> {
  const byId = new Map(steps.map((step) => [step.id, step]));
  const around = new Set(from === undefined ? [] : ancestors(byId, from));
  const known = new Map<string, boolean>();
  const isStable = (id: string): boolean => {
    const before = known.get(id);
    if (before !== undefined) return before;
    const step = byId.get(id);
    // A circle there is none in a plan; should there be one, nothing of it is taken.
    known.set(id, false);
    const isDone = step?.status === "completed" || step?.status === "skipped";
    const stable = isDone && !around.has(id) && (step?.depends ?? []).every(isStable);
    known.set(id, stable);
    return stable;
  };
  const roots = steps.filter(({ parent }) => parent === null);
  return {
    taken: roots.filter(({ id, status }) => isStable(id) && status === "completed"),
    anew: roots.filter(({ id }) => !isStable(id)),
  };
}

/** A step and the containers that it is in. */
function ancestors(byId: ReadonlyMap<string, ForkedStep>, id: string): string[] {
  const found: string[] = [];
  for (let here = byId.get(id); here !== undefined && !found.includes(here.id);) {
    found.push(here.id);
    here = here.parent === null ? undefined : byId.get(here.parent);
  }
  return found;
}
