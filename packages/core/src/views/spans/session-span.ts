import type { EventOf, Stamp } from "../../run/events.ts";
import { oneLine } from "../format/one-line.ts";
import type { SpanLog, SpanStatus } from "./span-log.ts";

/** A session of a run that another harness drives: one span holds all its turns, however often it rests between them. */
export function addSession(log: SpanLog, event: EventOf<"session.spawned"> & Stamp): void {
  if (log.steps.has(event.step)) return;
  const { session, title, role } = event.data;
  log.steps.set(event.step, {
    label: oneLine(title ?? role ?? session),
    isCode: false,
    isSession: true,
    after: [],
    parent: undefined,
    since: event.at,
    settledAt: undefined,
    place: undefined,
    idleSince: undefined,
  });
}

/** A turn of a session begins: its span goes on, and began no later. */
export function openSession({ steps, spans }: SpanLog, id: string, at: number): void {
  const step = steps.get(id);
  const span = spans[step?.place ?? -1];
  if (step?.isSession !== true || !span) return;
  span.start = Math.min(span.start, at);
  span.end = undefined;
  span.status = "running";
}

/** A turn of a session is over: its span ends with its last turn, whichever is told last. */
export function restSession(log: SpanLog, id: string, at: number, status: SpanStatus): void {
  const step = log.steps.get(id);
  const span = log.spans[step?.place ?? -1];
  if (step?.isSession !== true || !span) return;
  for (const { place } of log.attempts.values())
    if (log.spans[place]?.parent === step.place) return;
  const isLast = step.settledAt === undefined || at >= step.settledAt;
  step.settledAt = isLast ? at : step.settledAt;
  step.idleSince = undefined;
  span.end = step.settledAt;
  span.status = isLast || span.status === "running" ? status : span.status;
}

/** A session's span is around all that is recorded of it. */
export function widenSession(
  { steps, spans }: SpanLog,
  id: string,
  from: number,
  to: number,
): void {
  const step = steps.get(id);
  const span = spans[step?.place ?? -1];
  if (step?.isSession !== true || !span) return;
  span.start = Math.min(span.start, from);
  step.settledAt = Math.max(step.settledAt ?? to, to);
  if (span.end !== undefined) span.end = step.settledAt;
}
