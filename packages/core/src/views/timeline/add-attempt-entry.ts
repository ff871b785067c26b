import type { EventOf, Stamp, Usage } from "../../run/events.ts";
import type { AttemptEntry, AttemptStatus, OtherEntry } from "./entries.ts";
import { begunBy, otherEntry, pushEntry, type Timeline } from "./timeline-state.ts";

type EndEvent =
  | EventOf<"attempt.completed">
  | EventOf<"attempt.failed">
  | EventOf<"attempt.cancelled">
  | EventOf<"attempt.lost">
  | EventOf<"attempt.parked">;

/** An attempt begins. */
export function addAttemptEntry(
  timeline: Timeline,
  event: EventOf<"attempt.started"> & Stamp,
): AttemptEntry | OtherEntry {
  if (timeline.attempts.has(event.attempt)) return otherEntry(timeline, event, "late");
  const { role, generation, ordinal, guidance } = event.data;
  const named = { id: event.attempt, step: event.step, role, generation, ordinal, guidance };
  const entry: AttemptEntry = { ...begunBy(event), kind: "attempt", ...named, ...blank() };
  timeline.attempts.set(entry.id, entry);
  return pushEntry(timeline, entry);
}

/** An attempt ends. An end that comes after another one is kept beside it and changes nothing. */
export function endAttemptEntry(
  timeline: Timeline,
  event: EndEvent & Stamp,
): AttemptEntry | OtherEntry {
  const entry = timeline.attempts.get(event.attempt);
  if (!entry || entry.status !== "running") return otherEntry(timeline, event, "late");
  entry.rev = event.seq;
  entry.status = STATUSES[event.type];
  entry.endedAt = event.at;
  entry.usage = usageOf(event) ?? entry.usage;
  if (event.type === "attempt.failed") {
    entry.error = event.data.error;
    entry.class = event.data.class;
  } else if (event.type !== "attempt.completed") entry.error = event.data.reason;
  return entry;
}

const STATUSES = {
  "attempt.completed": "completed",
  "attempt.failed": "failed",
  "attempt.cancelled": "cancelled",
  "attempt.lost": "lost",
  "attempt.parked": "parked",
} as const satisfies Record<EndEvent["type"], AttemptStatus>;

function usageOf(event: EndEvent): Usage | undefined {
  return event.type === "attempt.lost" ? undefined : event.data.usage;
}

/** The entry of an attempt whose agent speaks; begun here when its start is not in the journal, as in a foreign one. */
export function attemptEntryOf(
  timeline: Timeline,
  event: { readonly step: string; readonly attempt: string } & Stamp,
): AttemptEntry {
  const known = timeline.attempts.get(event.attempt);
  if (known) {
    known.rev = event.seq;
    return known;
  }
  const named = { id: event.attempt, step: event.step, role: "author" as const };
  const first = { generation: 1, ordinal: 1, guidance: undefined };
  const entry: AttemptEntry = {
    ...begunBy(event),
    kind: "attempt",
    ...named,
    ...first,
    ...blank(),
  };
  timeline.attempts.set(entry.id, entry);
  return pushEntry(timeline, entry);
}

function blank() {
  return {
    status: "running" as const,
    endedAt: undefined,
    error: undefined,
    class: undefined,
    agent: undefined,
    version: undefined,
    level: undefined,
    usage: undefined,
    items: [],
    tools: new Map(),
  };
}
