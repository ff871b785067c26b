import type { Span } from "@wheelhouse/core";

/**
 * The span that an address means: the one that begins with an event, or a step the last time that it was done; -1 for
 * none. A step and its first attempt begin with the same event, which then means the attempt.
 */
export function chosenSpan(
  spans: readonly Span[],
  seq: number | undefined,
  step: string | undefined,
): number {
  if (seq !== undefined) {
    const begun = spans.findLastIndex((span) => span.seq === seq && span.kind !== "queue");
    if (begun >= 0) return begun;
  }
  if (step === undefined) return -1;
  return spans.findLastIndex(({ kind, id }) => kind === "step" && id === step);
}

/** The step that a span is in, or is; undefined for one of another harness that is in none. */
export function stepOfSpan(spans: readonly Span[], place: number): string | undefined {
  let span = spans[place];
  while (span !== undefined && span.kind !== "step" && span.parent >= 0) span = spans[span.parent];
  return span?.kind === "step" ? span.id : undefined;
}
