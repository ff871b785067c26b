import type { Step } from "../../plan/step.ts";
import { oneLine } from "../format/one-line.ts";
import { beginSpan, endAttempt, endSpan, endWait } from "./move-span.ts";
import { parkedKey, type SpanLog, type SpanStatus, type SpanStep } from "./span-log.ts";

/** Remembers steps of a plan that can begin from a time on. */
export function planSteps(
  log: SpanLog,
  steps: readonly Step[],
  parent: string | undefined,
  since: number,
): void {
  for (const { id, kind, label = id, after } of steps)
    log.steps.set(id, {
      label: oneLine(label),
      isCode: kind === "code",
      isSession: false,
      after,
      parent,
      since,
      settledAt: undefined,
      place: undefined,
      idleSince: undefined,
    });
}

/** The open span of a step, which begins now if there is none; what it waited before that is a span in it. */
export function openStep(log: SpanLog, id: string, event: { seq: number; at: number }): number {
  const step = stepOf(log, id, event.at);
  const { seq, at } = event;
  const isNew = step.place === undefined;
  const begins = isNew ? readyAt(log, step) : (step.idleSince ?? at);
  // Nobody here has a session wait for its turn.
  const ready = step.isSession ? at : begins;
  step.idleSince = undefined;
  const start = Math.min(ready, at);
  if (step.place === undefined) {
    const around = step.parent === undefined ? -1 : (log.steps.get(step.parent)?.place ?? -1);
    step.place = beginSpan(log, "step", { id, name: step.label, parent: around, start, seq });
  }
  if (start < at) {
    const queue = { id, name: "queue", parent: step.place, start, seq };
    beginSpan(log, "queue", { ...queue, end: at, status: "completed" });
  }
  return step.place;
}

/** A step's span, and all that goes on in it, has come to its end. */
export function closeStep(log: SpanLog, id: string, at: number, status: SpanStatus): void {
  const step = log.steps.get(id);
  const place = step?.place;
  if (step === undefined || place === undefined) return;
  step.place = undefined;
  step.idleSince = undefined;
  const rest = status === "completed" ? "completed" : "cancelled";
  for (const [attempt, each] of log.attempts)
    if (log.spans[each.place]?.parent === place) endAttempt(log, attempt, at, rest);
  endWait(log, parkedKey(id), at, "cancelled");
  for (const [request, each] of log.waits)
    if (log.spans[each]?.parent === place) endWait(log, request, at, "cancelled");
  for (const [child, { parent }] of log.steps)
    if (parent === id) closeStep(log, child, at, "cancelled");
  endSpan(log, place, at, status);
}

/** Says that from now on nothing goes on in a step's open span. */
export function rest(log: SpanLog, id: string, at: number): void {
  const step = log.steps.get(id);
  if (step) step.idleSince = at;
}

function readyAt({ steps }: SpanLog, { since, after }: SpanStep): number {
  return Math.max(since, ...after.map((id) => steps.get(id)?.settledAt ?? since));
}

/** A step that no plan named, as in a log that lacks its beginning, is taken to begin now. */
function stepOf(log: SpanLog, id: string, at: number): SpanStep {
  const known = log.steps.get(id);
  if (known) return known;
  const step: SpanStep = {
    label: id,
    isCode: false,
    isSession: false,
    after: [],
    parent: undefined,
    since: at,
    settledAt: undefined,
    place: undefined,
    idleSince: undefined,
  };
  log.steps.set(id, step);
  return step;
}
