import { z } from "zod";
import { createSpanLog } from "../views/spans.ts";
import {
  parkedKey,
  SPAN_KINDS,
  SPAN_STATUSES,
  type SpanLog,
  type SpanStep,
} from "../views/spans/span-log.ts";

/** The spans of a run on the wire, in columns of one length, in the order in which they were seen to begin. */
export const runSpansSchema = z.object({
  /** The run. */
  id: z.string(),
  /** Its last event in these spans; the fold goes on from here. */
  seq: z.int(),
  /** What `start` and `end` are counted from, in milliseconds since 1970. */
  origin: z.number(),
  /** What `kind` and `status` are places in. */
  kinds: z.array(z.enum(SPAN_KINDS)),
  statuses: z.array(z.enum(SPAN_STATUSES)),
  /** What `name` is a place in. */
  names: z.array(z.string()),
  spans: z.object({
    /** Of the step, attempt, call or request. */
    id: z.array(z.string()),
    /** Place of the span around it; -1 at the top. */
    parent: z.array(z.int()),
    kind: z.array(z.int()),
    name: z.array(z.int()),
    status: z.array(z.int()),
    start: z.array(z.number()),
    /** Null while it goes on. */
    end: z.array(z.number().nullable()),
    /** The seq of its first event. */
    seq: z.array(z.int()),
  }),
  /** The steps that there are: what the fold needs to go on. Times as above. */
  steps: z.array(
    z.object({
      id: z.string(),
      label: z.string(),
      code: z.boolean(),
      after: z.array(z.string()),
      parent: z.string().nullable(),
      since: z.number(),
      settled: z.number().nullable(),
      idle: z.number().nullable(),
      session: z.boolean(),
    }),
  ),
  /** Spans that were recorded elsewhere, by their ids there, in columns of one length: what the fold needs to go on. */
  recorded: z.object({
    id: z.array(z.string()),
    /** Null for one that only links others. */
    place: z.array(z.int().nullable()),
    /** The id of the span that it says it is in. */
    up: z.array(z.string().nullable()),
    /** Place of what it is in while that span is not told of; -1 for the top. */
    home: z.array(z.int()),
  }),
});
/** The spans of a run on the wire. */
export type RunSpans = z.infer<typeof runSpansSchema>;

/** The spans of a run as the wire shows them. */
export function runSpans(run: string, log: SpanLog): RunSpans {
  const { seq, spans, steps, recorded } = log;
  const origin = spans[0]?.start ?? 0;
  const since = (at: number | undefined) => (at === undefined ? null : at - origin);
  const names = new Map<string, number>();
  const nameOf = (name: string): number => {
    const known = names.get(name) ?? names.size;
    names.set(name, known);
    return known;
  };
  return {
    id: run,
    seq,
    origin,
    kinds: [...SPAN_KINDS],
    statuses: [...SPAN_STATUSES],
    spans: {
      id: spans.map(({ id }) => id),
      parent: spans.map(({ parent }) => parent),
      kind: spans.map(({ kind }) => SPAN_KINDS.indexOf(kind)),
      name: spans.map(({ name }) => nameOf(name)),
      status: spans.map(({ status }) => SPAN_STATUSES.indexOf(status)),
      start: spans.map(({ start }) => start - origin),
      end: spans.map(({ end }) => since(end)),
      seq: spans.map((span) => span.seq),
    },
    names: [...names.keys()],
    steps: [...steps].map(([id, step]) => ({
      id,
      label: step.label,
      code: step.isCode,
      after: [...step.after],
      parent: step.parent ?? null,
      since: step.since - origin,
      settled: since(step.settledAt),
      idle: since(step.idleSince),
      session: step.isSession,
    })),
    recorded: {
      id: [...recorded.keys()],
      place: [...recorded.values()].map(({ place }) => place ?? null),
      up: [...recorded.values()].map(({ up }) => up ?? null),
      home: [...recorded.values()].map(({ home }) => home),
    },
  };
}

/** The log that spans on the wire stand for: `addToSpanLog` goes on from it with the row after `seq`. */
export function spanLogOf(object: RunSpans): SpanLog {
  const { seq, origin, kinds, statuses, names } = object;
  const { id, parent, kind, name, status, start, end, seq: firsts } = object.spans;
  const log: SpanLog = { ...createSpanLog(), seq };
  for (const step of object.steps) log.steps.set(step.id, stepOf(step, origin));
  for (const [place, each] of id.entries()) {
    const ended = end[place] ?? undefined;
    log.spans.push({
      id: each,
      parent: parent[place] ?? -1,
      kind: kinds[kind[place] ?? 0] ?? "step",
      name: names[name[place] ?? 0] ?? "",
      status: statuses[status[place] ?? 0] ?? "running",
      start: origin + (start[place] ?? 0),
      end: ended === undefined ? undefined : origin + ended,
      seq: firsts[place] ?? 0,
    });
    reopenSpan(log, place);
  }
  readRecorded(log, object.recorded);
  return log;
}

function readRecorded(log: SpanLog, { id, place, up, home }: RunSpans["recorded"]): void {
  for (const [index, each] of id.entries()) {
    const above = up[index] ?? undefined;
    const recorded = { place: place[index] ?? undefined, up: above, home: home[index] ?? -1 };
    log.recorded.set(each, recorded);
    if (above === undefined) continue;
    const below = log.below.get(above);
    if (below) below.push(each);
    else log.below.set(above, [each]);
  }
}

/** Puts a span that goes on, or a call in one, back to where events look for it. */
function reopenSpan({ spans, steps, attempts, waits }: SpanLog, place: number): void {
  const span = spans[place];
  if (!span) return;
  const { id, kind, parent, end } = span;
  if (kind === "tool") attempts.get(spans[parent]?.id ?? "")?.tools.set(id, place);
  const step = kind === "step" ? steps.get(id) : undefined;
  if (step && (end === undefined || step.isSession)) step.place = place;
  if (end !== undefined) return;
  if (kind === "attempt" || kind === "code") attempts.set(id, { place, tools: new Map() });
  else if (kind === "request") waits.set(id, place);
  else if (kind === "parked") waits.set(parkedKey(id), place);
}

function stepOf(step: RunSpans["steps"][number], origin: number): SpanStep {
  const at = (ms: number | null) => (ms === null ? undefined : origin + ms);
  return {
    label: step.label,
    isCode: step.code,
    isSession: step.session,
    after: step.after,
    parent: step.parent ?? undefined,
    since: origin + step.since,
    settledAt: at(step.settled),
    place: undefined,
    idleSince: at(step.idle),
  };
}
