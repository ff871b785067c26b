/**
 * Spans that were recorded elsewhere, as OpenTelemetry sends them: they come in any order, before the span that they are
 * in, twice, or with a parent that never comes. Whatever the order, the outcome is the same.
 */
import type { EventOf, Stamp } from "../../run/events.ts";
import { oneLine } from "../format/one-line.ts";
import { beginSpan, endAttempt, endSpan } from "./move-span.ts";
import { callKey, type RecordedSpan, type Span, type SpanKind, type SpanLog } from "./span-log.ts";
import { openStep } from "./step-span.ts";
import { restSession, widenSession } from "./session-span.ts";

/** Spans that are looked through for the one that another is in. */
const MOST_HOPS = 256;

const KINDS: Readonly<Record<EventOf<"span.recorded">["data"]["kind"], SpanKind>> = {
  agent: "agent",
  model: "model",
  tool: "tool",
  other: "span",
};

/** A whole span. */
export function addRecordedSpan(log: SpanLog, event: EventOf<"span.recorded"> & Stamp): void {
  const { step, data } = event;
  const { span: id, parent: up, from, to, call } = data;
  if (log.recorded.has(id)) return;
  const home = step === undefined ? -1 : openStep(log, step, { seq: event.seq, at: from });
  if (step !== undefined && data.link !== true) widenSession(log, step, from, to);
  if (data.link === true) return join(log, id, { place: undefined, up, home });
  const turn = turnOf(log, event);
  if (turn !== undefined) {
    endTurn(log, event, turn);
    return join(log, id, { place: turn, up: undefined, home });
  }
  const key = call === undefined || data.kind !== "tool" ? undefined : callKey(call);
  const told = key === undefined ? undefined : log.recorded.get(key);
  // A log record tells less of a call than its span, whichever comes first.
  if (told && id === key) return;
  const same = told === undefined ? undefined : log.spans[told.place ?? -1];
  const isOther = same !== undefined && same.id !== key;
  if (same && !isOther) Object.assign(same, { ...shown(event), id });
  const place = same && !isOther ? told?.place : putSpan(log, event, home);
  if (key !== undefined && key !== id && !isOther)
    log.recorded.set(key, { place, up: undefined, home });
  join(log, id, { place, up, home });
}

/** A span that goes on, of a log that says when each begins and ends. */
export function beginRecordedSpan(log: SpanLog, event: EventOf<"span.started"> & Stamp): void {
  const { span: id, parent: up, name } = event.data;
  if (log.recorded.has(id)) return;
  const span = { id, name: oneLine(name), parent: -1, start: event.at, seq: event.seq };
  join(log, id, { place: beginSpan(log, "span", span), up, home: -1 });
}

/** Its end. */
export function endRecordedSpan(log: SpanLog, event: EventOf<"span.ended"> & Stamp): void {
  const { span, ok = true } = event.data;
  endSpan(log, log.recorded.get(span)?.place, event.at, ok ? "completed" : "failed");
}

/** What is shown of a span that is over. */
function shown({
  data,
}: EventOf<"span.recorded">): Pick<Span, "name" | "status" | "start" | "end"> {
  const { name, from, to, ok } = data;
  return { name: oneLine(name), status: ok ? "completed" : "failed", start: from, end: to };
}

function putSpan(log: SpanLog, event: EventOf<"span.recorded"> & Stamp, home: number): number {
  const { data, seq } = event;
  const { name, status, start } = shown(event);
  const span = { id: data.span, name, parent: home, start, seq, end: data.to, status };
  return beginSpan(log, KINDS[data.kind], span);
}

/** An attempt is what the span that is the whole of it says. */
function endTurn(log: SpanLog, event: EventOf<"span.recorded">, place: number): void {
  const { step = "", attempt = "", data } = event;
  const { name: _, ...told } = shown(event);
  const span = log.spans[place];
  if (!span) return;
  endAttempt(log, attempt, data.to, told.status);
  Object.assign(span, told);
  restSession(log, step, data.to, told.status);
}

/** The place of the attempt that a span is the whole of. */
function turnOf(log: SpanLog, { attempt, data }: EventOf<"span.recorded">): number | undefined {
  if (data.turn !== true || attempt === undefined) return undefined;
  const open = log.attempts.get(attempt)?.place;
  if (open !== undefined) return open;
  const place = log.spans.findLastIndex(({ kind, id }) => kind === "attempt" && id === attempt);
  return place < 0 ? undefined : place;
}

/** Puts a span to its place, and those that wait for it to theirs. */
function join(log: SpanLog, id: string, recorded: RecordedSpan): void {
  log.recorded.set(id, recorded);
  if (recorded.up !== undefined) {
    const siblings = log.below.get(recorded.up);
    if (siblings) siblings.push(id);
    else log.below.set(recorded.up, [id]);
  }
  const toPlace = new Set(circleOf(log, id));
  for (const each of toPlace) {
    const one = log.recorded.get(each);
    if (!one) continue;
    const span = log.spans[one.place ?? -1];
    if (span && one.up !== undefined) span.parent = parentOf(log, each, one);
    // What is in a span that was shown before is in it already.
    if (each === id || one.place === undefined)
      for (const inner of log.below.get(each) ?? []) toPlace.add(inner);
  }
}

/** A span, and with it all those that are in themselves because it is in one of them. */
function circleOf({ recorded }: SpanLog, id: string): readonly string[] {
  const circle = [id];
  let above = recorded.get(id)?.up;
  while (above !== undefined && above !== id && circle.length < MOST_HOPS) {
    circle.push(above);
    above = recorded.get(above)?.up;
  }
  return above === id ? circle : [id];
}

/** Place of the nearest span around one that is shown. What is in itself, by a circle of parents, is at home. */
function parentOf(log: SpanLog, id: string, { up, home }: RecordedSpan): number {
  const seen = new Set<string>();
  let found: number | undefined;
  for (let above = up; above !== undefined && !seen.has(above);) {
    if (above === id || seen.size === MOST_HOPS) return home;
    seen.add(above);
    const next = log.recorded.get(above);
    found ??= next?.place;
    above = next?.up;
  }
  return found ?? home;
}
