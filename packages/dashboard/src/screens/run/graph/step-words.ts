import type { StepObject } from "@wheelhouse/core";

/** What a step is called. */
export function nameOfStep({ label, id }: Pick<StepObject, "label" | "id">): string {
  return label ?? id;
}

/** What a card does not show of a step, for those who do not see where it stands and what leads to it. */
export function stepWords(step: StepObject, nameOf: (id: string) => string): string {
  const { status, wave, depends, sent_back } = step;
  return [
    status,
    `wave ${wave}`,
    ...(depends.length > 0 ? [`after ${depends.map(nameOf).join(", ")}`] : []),
    ...sent_back.map(
      ({ to, count }) => `sent back to ${nameOf(to)} ${count === 1 ? "once" : `${count} times`}`,
    ),
  ].join(", ");
}
