import type { Span } from "@wheelhouse/core";

/** A part of a step's bar: it worked, waited for its turn, for a person, or for a time. */
export interface Segment {
  readonly kind: "run" | "queue" | "request" | "parked";
  readonly from: number;
  readonly to: number;
}

type Timed = Pick<Span, "start" | "end">;

/**
 * The bar of a step, cut into when it worked and what it waited for, in order and without holes. Where two
 * waits overlap, the one that began first is shown. `now` is the end of what goes on.
 */
export function stepSegments(
  step: Timed,
  waits: readonly (Timed & Pick<Span, "kind">)[],
  now: number,
): Segment[] {
  const segments: Segment[] = [];
  const end = Math.max(step.start, step.end ?? now);
  let at = step.start;
  const until = (to: number, kind: Segment["kind"]): void => {
    if (to > at) segments.push({ kind, from: at, to });
    at = Math.max(at, to);
  };
  for (const wait of waits.toSorted((a, b) => a.start - b.start)) {
    until(Math.min(wait.start, end), "run");
    until(Math.min(wait.end ?? now, end), kindOf(wait.kind));
  }
  until(end, "run");
  return segments;
}

function kindOf(kind: Span["kind"]): Segment["kind"] {
  return kind === "request" || kind === "parked" ? kind : "queue";
}
