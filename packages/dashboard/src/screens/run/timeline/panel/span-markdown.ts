import { formatDuration, type LogLine, type Span } from "@wheelhouse/core";
import { eventMarkdown } from "../../events/detail/event-markdown.ts";

/** A span to be read elsewhere: what it was, how long it took, and its events. `start`: when the run began. */
export function spanMarkdown(
  span: Span,
  step: string | undefined,
  start: number,
  events: readonly LogLine[],
): string {
  const { name, kind, status, end } = span;
  const took = end === undefined ? "goes on" : `took ${formatDuration(end - span.start)}`;
  const head = `## ${name}\n\n${kind}${step === undefined ? "" : ` of ${step}`}, ${status}, ${formatDuration(span.start - start)} after the start, ${took}`;
  const parts = events.map((event) =>
    eventMarkdown({ ...event, at: Date.parse(event.at), isLoaded: true }),
  );
  return [head, ...parts].join("\n\n");
}
