import type { Span, StepObject } from "@wheelhouse/core";

type Chained = Pick<StepObject, "id" | "depends" | "parent">;

/**
 * The chain of steps that decided when a run was done: from the step that ended last back to whichever of
 * those before it ended last, and so on; in a container its own chain too. Places of the steps' spans.
 * `now` stands for the end of what goes on.
 */
export function criticalPath(
  steps: readonly Chained[],
  spans: readonly Span[],
  now: number,
): ReadonlySet<number> {
  const last = new Map<string, number>();
  for (const [place, { kind, id }] of spans.entries()) if (kind === "step") last.set(id, place);
  const endOf = (id: string): number => {
    const span = spans[last.get(id) ?? -1];
    return span === undefined ? -Infinity : (span.end ?? now);
  };
  const byId = new Map(steps.map((step) => [step.id, step]));
  const inside = Map.groupBy(steps, ({ parent }) => parent);
  const path = new Set<number>();
  const latest = (ids: readonly string[]): string | undefined =>
    ids.filter((id) => last.has(id)).toSorted((a, b) => endOf(b) - endOf(a))[0];

  function follow(siblings: readonly Chained[]): void {
    let id = latest(siblings.map((step) => step.id));
    while (id !== undefined) {
      const place = last.get(id);
      if (place === undefined || path.has(place)) return;
      path.add(place);
      follow(inside.get(id) ?? []);
      id = latest(byId.get(id)?.depends ?? []);
    }
  }
  follow(inside.get(null) ?? []);
  return path;
}
