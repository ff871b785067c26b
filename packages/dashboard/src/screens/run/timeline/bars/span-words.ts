import { formatDuration, type Span } from "@wheelhouse/core";
import { spanTime } from "./span-time.ts";

const KIND_WORDS: Readonly<Record<Span["kind"], string>> = {
  step: "step",
  attempt: "attempt",
  code: "code",
  tool: "tool",
  request: "asks a person",
  queue: "waits for its turn",
  parked: "waits for a time",
  agent: "agent at work",
  model: "call of a model",
  span: "span",
};

/** A row of the timeline in words: the bar says the same to those who see it. */
export function spanWords(span: Span, start: number, now: number, inside: number): string {
  const took = spanTime((span.end ?? now) - span.start);
  return [
    KIND_WORDS[span.kind],
    span.status,
    `started ${formatDuration(span.start - start)}`,
    span.end === undefined ? `for ${took} so far` : `took ${took}`,
    ...(inside > 0 ? [`${inside} inside`] : []),
  ].join(", ");
}
