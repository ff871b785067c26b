import type { StepObject } from "@wheelhouse/core";

/**
 * The step at which a look is worth most. *Contract*: it stays with `before` for as long as that one works, so that the
 * page does not jump while many work at once; then it goes to the one that began last, then to one that waits for a
 * person, then to the one that ended last, then to the first.
 */
export function activeStep(steps: readonly StepObject[], before?: string): StepObject | undefined {
  const working = steps.filter(({ status, kind }) => status === "running" && !isContainer(kind));
  return (
    working.find(({ id }) => id === before) ??
    latest(working, ({ started_at }) => started_at) ??
    steps.find(({ request }) => request !== null) ??
    steps.find(({ status }) => status === "running") ??
    latest(
      steps.filter(({ ended_at, attempts }) => ended_at !== null && attempts.length > 0),
      ({ ended_at }) => ended_at,
    ) ??
    steps[0]
  );
}

function isContainer(kind: StepObject["kind"]): boolean {
  return kind === "map" || kind === "scope" || kind === "run";
}

function latest(
  steps: readonly StepObject[],
  timeOf: (step: StepObject) => string | null,
): StepObject | undefined {
  let best: StepObject | undefined;
  for (const step of steps)
    if (best === undefined || (timeOf(step) ?? "") >= (timeOf(best) ?? "")) best = step;
  return best;
}
