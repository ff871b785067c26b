import type { EventOf, Stamp } from "../../run/events.ts";
import { sumOfUsage } from "../../run/sum-of-usage.ts";
import { attemptEntryOf } from "./add-attempt-entry.ts";
import type { AttemptEntry } from "./entries.ts";
import type { Timeline } from "./timeline-state.ts";

type SessionEvent =
  | EventOf<"session.opened">
  | EventOf<"session.resumed">
  | EventOf<"session.ended">
  | EventOf<"agent.usage">
  | EventOf<"budget.spent">
  | EventOf<"budget.reserved">;

/** Who does an attempt, how it is held, and what it has used so far. */
export function addSession(timeline: Timeline, event: SessionEvent & Stamp): AttemptEntry {
  const entry = attemptEntryOf(timeline, event);
  if (event.type === "session.opened" || event.type === "session.resumed") {
    entry.agent = event.data.agent;
    entry.version = event.data.version;
    entry.level = event.data.level;
  } else if (event.type === "agent.usage" && entry.status === "running") {
    entry.usage = { ...entry.usage, ...event.data };
  } else if (event.type === "budget.spent" && entry.status === "running") {
    entry.usage = sumOfUsage(entry.usage, event.data);
  }
  return entry;
}
