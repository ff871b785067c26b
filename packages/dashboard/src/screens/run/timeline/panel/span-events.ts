import { API, type LogLine, type Span } from "@wheelhouse/core";
import { queryOptions } from "@tanstack/react-query";
import { client } from "../../../../queries/client.ts";

/** More events than this of one span are not shown beside it. */
const MOST = 40;

/** Which events tell what went in and came out of a span. */
const TYPES: Readonly<Record<Span["kind"], string>> = {
  step: "step.,attempt.",
  attempt: "attempt.",
  code: "attempt.",
  tool: "agent.tool.,span.",
  request: "request.",
  queue: "attempt.started",
  parked: "attempt.parked",
  agent: "span.",
  model: "span.",
  span: "span.",
};

/** Spans whose events say their id in their data. */
const SAYS_ID: ReadonlySet<Span["kind"]> = new Set(["tool", "request", "agent", "model", "span"]);

/** The events of a span: what it was given, and what it gave. They are of the step, from its first event to its end. */
export function spanEventsQuery(run: string, span: Span, step: string | undefined) {
  return queryOptions({
    queryKey: ["span-events", run, span.kind, span.id, span.seq, span.end ?? null],
    queryFn: async ({ signal }): Promise<readonly LogLine[]> => {
      const query = {
        from: String(span.seq),
        ...(step !== undefined && { step }),
        type: TYPES[span.kind],
        limit: String(MOST),
        // Calls and requests say their id in their data, and a step may have thousands of them.
        ...(SAYS_ID.has(span.kind) && { q: span.id }),
      };
      const { events } = await client.call(API.runEvents, { parts: { id: run }, query, signal });
      return eventsOfSpan(span, events);
    },
  });
}

/** Those of a step's events that are of a span. */
export function eventsOfSpan(span: Span, events: readonly LogLine[]): readonly LogLine[] {
  const { kind, id, seq, end } = span;
  return events.filter((event) => {
    // An id of a call may come again: what is later than its end is of another.
    if (event.seq < seq) return false;
    // What was recorded elsewhere comes when it comes.
    if (memberOf(event.data, "span") === id) return true;
    if (end !== undefined && Date.parse(event.at) > end) return false;
    if (kind === "tool") return memberOf(event.data, "tool") === id;
    if (kind === "request") return memberOf(event.data, "request") === id;
    if (kind === "attempt" || kind === "code") return event.attempt === id;
    return kind === "step" || kind === "queue" || kind === "parked";
  });
}

function memberOf(data: unknown, name: string): unknown {
  return typeof data === "object" && data !== null
    ? Object.entries(data).find(([key]) => key === name)?.[1]
    : undefined;
}
