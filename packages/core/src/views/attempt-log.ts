import type { EventOf, Stamp, StoredRunEvent, Usage } from "../run/events.ts";
import { sumOfUsage } from "../run/sum-of-usage.ts";
import type { AttemptLog, AttemptRecord, StepAttempts } from "./attempts/attempt-record.ts";
import { endAfter } from "./attempts/last-line.ts";
import { oneLine } from "./format/one-line.ts";
import { type ForeignEvent, isKnownEvent } from "./known-event.ts";

const SILENT = { line: "", open: "", kind: "" };

/** A log without attempts. */
export function createAttemptLog(): AttemptLog {
  return { seq: 0, steps: new Map(), attempts: new Map() };
}

/**
 * Folds one event into the log and returns the attempt that it began or changed, if any. *Contract*:
 * constant time but for the text in the event; what comes after an attempt's end changes nothing.
 */
export function addToAttemptLog(log: AttemptLog, event: ForeignEvent): AttemptRecord | undefined {
  if (event.seq <= log.seq) return undefined;
  log.seq = event.seq;
  return isKnownEvent(event) ? addKnown(log, event) : undefined;
}

function addKnown(log: AttemptLog, event: StoredRunEvent): AttemptRecord | undefined {
  switch (event.type) {
    case "attempt.started":
      return begin(log, event);
    case "step.taken":
    case "step.completed":
    case "step.failed":
    case "step.skipped":
      stepOf(log, event.step).endedAt = event.at;
      return undefined;
    case "step.reopened":
      stepOf(log, event.step).endedAt = undefined;
      return undefined;
    default:
      return "attempt" in event && event.attempt !== undefined
        ? change(log.attempts.get(event.attempt), event)
        : undefined;
  }
}

function begin(log: AttemptLog, event: EventOf<"attempt.started"> & Stamp): AttemptRecord {
  const known = log.attempts.get(event.attempt);
  if (known) return known;
  const { role, generation, ordinal } = event.data;
  const record: AttemptRecord = {
    id: event.attempt,
    step: event.step,
    role,
    generation,
    ordinal,
    startedAt: event.at,
    status: "running",
    endedAt: undefined,
    error: undefined,
    class: undefined,
    usage: undefined,
    session: undefined,
    agent: undefined,
    version: undefined,
    level: undefined,
    modelFree: undefined,
    lastLine: undefined,
    saying: SILENT,
    toolCalls: 0,
  };
  log.attempts.set(record.id, record);
  stepOf(log, event.step).attempts.push(record);
  return record;
}

function change(
  record: AttemptRecord | undefined,
  event: StoredRunEvent,
): AttemptRecord | undefined {
  if (record?.status !== "running") return undefined;
  switch (event.type) {
    case "attempt.completed":
      return end(record, event.at, "completed", { usage: event.data.usage });
    case "attempt.failed":
      return end(record, event.at, "failed", event.data);
    case "attempt.cancelled":
      return end(record, event.at, "cancelled", {
        usage: event.data.usage,
        error: event.data.reason,
      });
    case "attempt.lost":
      return end(record, event.at, "lost", { error: event.data.reason });
    case "attempt.parked":
      return end(record, event.at, "parked", {
        usage: event.data.usage,
        error: event.data.reason,
      });
    case "session.opened":
    case "session.resumed": {
      const { session, agent, version, level, modelFree = false } = event.data;
      return Object.assign(record, { session, agent, version, level, modelFree });
    }
    case "agent.usage":
      record.usage = { ...record.usage, ...event.data };
      return record;
    case "budget.spent":
      record.usage = sumOfUsage(record.usage, event.data);
      return record;
    case "agent.text":
    case "agent.thought":
      return say(record, event);
    case "agent.note":
      record.lastLine = oneLine(event.data.text);
      return record;
    case "agent.tool.started":
      record.toolCalls++;
      record.lastLine = oneLine(event.data.title);
      record.saying = SILENT;
      return record;
    default:
      return undefined;
  }
}

function say(
  record: AttemptRecord,
  event: EventOf<"agent.text"> | EventOf<"agent.thought">,
): AttemptRecord {
  const before = record.saying.kind === event.type ? record.saying : SILENT;
  record.saying = { ...endAfter(before, event.data.text), kind: event.type };
  if (event.data.text.trim() !== "") record.lastLine = record.saying.line;
  return record;
}

function end(
  record: AttemptRecord,
  at: number,
  status: AttemptRecord["status"],
  data: { usage?: Usage | undefined; error?: string; class?: string },
): AttemptRecord {
  record.status = status;
  record.endedAt = at;
  record.error = data.error;
  record.class = data.class;
  record.usage = data.usage ?? record.usage;
  return record;
}

function stepOf(log: AttemptLog, id: string): StepAttempts {
  const known = log.steps.get(id);
  if (known) return known;
  const step: StepAttempts = { attempts: [], endedAt: undefined };
  log.steps.set(id, step);
  return step;
}
