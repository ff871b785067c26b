/**
 * A run as spans of time: steps, their attempts, the calls in them and what they waited for.
 *
 * One pure, incremental fold for the server and the page: the server folds a run once and sends the
 * spans in columns, and whoever has those goes on with the rows that come after.
 */
import type { EventOf, Stamp, StoredRunEvent } from "../run/events.ts";
import { oneLine } from "./format/one-line.ts";
import { type ForeignEvent, isKnownEvent } from "./known-event.ts";
import { addToolSpan } from "./spans/add-tool-span.ts";
import { beginSpan, endAttempt, endWait } from "./spans/move-span.ts";
import { addRecordedSpan, beginRecordedSpan, endRecordedSpan } from "./spans/recorded-span.ts";
import { addSession, openSession, restSession } from "./spans/session-span.ts";
import { parkedKey, type SpanLog } from "./spans/span-log.ts";
import { closeStep, openStep, planSteps, rest } from "./spans/step-span.ts";

/** A log without spans. */
export function createSpanLog(): SpanLog {
  return {
    seq: 0,
    spans: [],
    steps: new Map(),
    attempts: new Map(),
    waits: new Map(),
    recorded: new Map(),
    below: new Map(),
  };
}

/**
 * Folds one event into the log. *Contract*: total and pure; events come in the order of `seq`, and
 * one that is not after the last is left out. Text, thoughts and plans of agents change nothing, so
 * that whoever reads for the spans alone may leave them out.
 */
export function addToSpanLog(log: SpanLog, event: ForeignEvent): void {
  if (event.seq <= log.seq) return;
  log.seq = event.seq;
  if (isKnownEvent(event)) addKnown(log, event);
}

function addKnown(log: SpanLog, event: StoredRunEvent): void {
  const { at } = event;
  switch (event.type) {
    case "agent.tool.started":
    case "agent.tool.updated":
      return addToolSpan(log, event);
    case "attempt.started":
      return beginAttempt(log, event);
    case "attempt.completed":
      return stopAttempt(log, event, "completed");
    case "attempt.failed":
      return stopAttempt(log, event, "failed");
    case "attempt.cancelled":
      return stopAttempt(log, event, "cancelled");
    case "attempt.lost":
      return stopAttempt(log, event, "lost");
    case "attempt.parked":
      return park(log, event);
    case "request.opened":
      return ask(log, event);
    case "request.answered":
    case "request.expired":
      endWait(
        log,
        event.data.request,
        at,
        event.type === "request.expired" ? "expired" : "answered",
      );
      return rest(log, event.step, at);
    case "step.taken":
    case "step.completed":
      return settle(log, event, "completed");
    case "step.failed":
      return settle(log, event, "failed");
    case "step.skipped":
      return settle(log, event, "skipped");
    case "step.reopened":
      return reopen(log, event);
    case "run.planned":
      return planSteps(log, event.data.plan.steps, undefined, at);
    case "run.started":
      for (const step of log.steps.values()) step.since = at;
      return undefined;
    case "plan.extended":
      openStep(log, event.step, event);
      return planSteps(log, event.data.steps, event.step, at);
    case "plan.revised":
      return revise(log, event);
    case "session.spawned":
      return addSession(log, event);
    case "span.recorded":
      return addRecordedSpan(log, event);
    case "span.started":
      return beginRecordedSpan(log, event);
    case "span.ended":
      return endRecordedSpan(log, event);
    case "run.completed":
    case "run.failed":
    case "run.cancelled":
      for (const id of log.steps.keys()) closeStep(log, id, at, "cancelled");
      return undefined;
    default:
      return undefined;
  }
}

function beginAttempt(log: SpanLog, event: EventOf<"attempt.started"> & Stamp): void {
  const { step: id, attempt, at, seq } = event;
  if (log.attempts.has(attempt)) return;
  endWait(log, parkedKey(id), at, "completed");
  const parent = openStep(log, id, event);
  openSession(log, id, at);
  const kind = log.steps.get(id)?.isCode === true ? "code" : "attempt";
  const span = { id: attempt, name: event.data.role, parent, start: at, seq };
  log.attempts.set(attempt, { place: beginSpan(log, kind, span), tools: new Map() });
}

function stopAttempt(
  log: SpanLog,
  event: { readonly attempt: string; readonly step: string; readonly at: number },
  status: "completed" | "failed" | "cancelled" | "lost" | "parked",
): void {
  if (!log.attempts.has(event.attempt)) return;
  endAttempt(log, event.attempt, event.at, status);
  rest(log, event.step, event.at);
  restSession(log, event.step, event.at, status);
}

/** An attempt that waits for a person opens a request; only one that waits for a time has a span of its own for it. */
function park(log: SpanLog, event: EventOf<"attempt.parked"> & Stamp): void {
  const { step, at, seq, data } = event;
  stopAttempt(log, event, "parked");
  if (data.ask !== undefined) return;
  const parent = openStep(log, step, event);
  const span = { id: step, name: oneLine(data.reason), parent, start: at, seq };
  log.waits.set(parkedKey(step), beginSpan(log, "parked", span));
}

function ask(log: SpanLog, event: EventOf<"request.opened"> & Stamp): void {
  const { step, at, seq, data } = event;
  if (log.waits.has(data.request)) return;
  const parent = openStep(log, step, event);
  const span = { id: data.request, name: oneLine(data.text), parent, start: at, seq };
  log.waits.set(data.request, beginSpan(log, "request", { ...span, status: "open" }));
}

function settle(
  log: SpanLog,
  { step: id, at }: { readonly step: string; readonly at: number },
  status: "completed" | "failed" | "skipped",
): void {
  closeStep(log, id, at, status);
  const step = log.steps.get(id);
  if (step) step.settledAt = at;
}

function reopen(log: SpanLog, { step: id, at }: EventOf<"step.reopened"> & Stamp): void {
  closeStep(log, id, at, "cancelled");
  const step = log.steps.get(id);
  if (!step) return;
  step.since = at;
  step.settledAt = undefined;
}

/** The unfinished steps of a scope that are not kept give way to new ones. */
function revise(log: SpanLog, { step, at, data }: EventOf<"plan.revised"> & Stamp): void {
  const scope = log.steps.get(step)?.parent;
  const keep = new Set(data.keep);
  for (const [id, each] of log.steps)
    if (each.parent === scope && each.settledAt === undefined && !keep.has(id))
      settle(log, { step: id, at }, "skipped");
  planSteps(log, data.steps, scope, at);
}
