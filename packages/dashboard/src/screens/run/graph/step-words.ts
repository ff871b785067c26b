import { formatDuration, formatTokens, type StepObject } from "@wheelhouse/core";

/** What a step is called. */
export function nameOfStep({ label, id }: Pick<StepObject, "label" | "id">): string {
  return label ?? id;
}

/** A card of a step in words, for those who do not see where it stands and what leads to it. */
export function stepWords(step: StepObject, nameOf: (id: string) => string): string {
  const { status, wave, persona, tokens, attempts, depends, started_at, ended_at } = step;
  const took =
    started_at !== null && ended_at !== null
      ? `took ${formatDuration(Date.parse(ended_at) - Date.parse(started_at))}`
      : "";
  return [
    nameOfStep(step),
    status,
    `wave ${wave}`,
    persona === null || persona === nameOfStep(step) ? "" : persona,
    took,
    tokens === null || tokens === 0 ? "" : `${formatTokens(tokens)} tokens`,
    attempts.length > 1 ? `${attempts.length} attempts` : "",
    depends.length > 0 ? `after ${depends.map(nameOf).join(", ")}` : "",
    ...step.sent_back.map(({ to, count }) => `sent back to ${nameOf(to)} ${count} times`),
  ]
    .filter((part) => part !== "")
    .join(", ");
}
