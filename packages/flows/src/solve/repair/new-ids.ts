import type { DraftStep } from "../draft/draft-schema.ts";

/**
 * Steps with ids that no step of the run ever had, all that they say of each other renamed with them: an id belongs to one
 * piece of work, also when that failed. Pure.
 */
export function withNewIds(steps: readonly DraftStep[], taken: ReadonlySet<string>): DraftStep[] {
  const used = new Set(taken);
  const names = new Map<string, string>();
  const ids = steps.map(({ id }) => {
    const name = freeName(id, used);
    used.add(name);
    // Steps name the first of two that have one id; the lints have told of them before.
    if (!names.has(id)) names.set(id, name);
    return name;
  });
  const named = (id: string): string => names.get(id) ?? id;
  return steps.map((step, at) => ({
    ...step,
    id: ids[at] ?? step.id,
    ...(step.after && { after: step.after.map(named) }),
    ...(step.values && {
      values: step.values.map((value) => ({ ...value, to: named(value.to) })),
    }),
  }));
}

function freeName(id: string, used: ReadonlySet<string>): string {
  let name = id;
  for (let number = 2; used.has(name); number++) name = `${id}-${number}`;
  return name;
}
