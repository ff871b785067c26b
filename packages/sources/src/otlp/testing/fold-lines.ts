import {
  addToSpanLog,
  createRunState,
  createSpanLog,
  isKnownEvent,
  reduce,
  type RunState,
  type SpanLog,
} from "@wheelhouse/core";
import type { LogEvent } from "../../log-format.ts";
import { otlpFormat } from "../otlp-format.ts";

/** A run that is made of a file of the spool. */
export interface FoldedLines {
  readonly state: RunState;
  readonly spans: SpanLog;
  readonly events: readonly LogEvent[];
}

/** Folds the lines of a file of the spool. Throws for a line that is none. */
export function foldLines(name: string, lines: readonly string[]): FoldedLines {
  const translator = otlpFormat.translate({ path: `/spool/${name}`, name });
  const state = createRunState("x");
  const spans = createSpanLog();
  const events = lines.flatMap((line) => {
    const translated = translator.line(line);
    if (translated.problem !== undefined) throw new Error(translated.problem);
    return translated.events;
  });
  for (const [index, event] of events.entries()) {
    const placed = { ...event, seq: index + 1 };
    addToSpanLog(spans, placed);
    if (isKnownEvent(placed)) reduce(state, placed);
  }
  return { state, spans, events };
}

/** Spans as a tree, whatever the order in which they came: one line each, by time and name. */
export function outline({ spans }: SpanLog): readonly string[] {
  const origin = Math.min(...spans.map(({ start }) => start));
  const inside = (parent: number, indent: string): readonly string[] =>
    spans
      .flatMap((span, place) => (span.parent === parent ? [{ span, place }] : []))
      .map(({ span: { kind, name, status, start, end = Number.NaN }, place }) => {
        const time = `${Math.round(start - origin)}+${Math.round(end - start)}`;
        return {
          start,
          lines: [`${indent}${kind} ${name} ${status} ${time}`, ...inside(place, `${indent}  `)],
        };
      })
      .toSorted((a, b) => a.start - b.start || (a.lines.join() < b.lines.join() ? -1 : 1))
      .flatMap(({ lines }) => lines);
  return inside(-1, "");
}
