import type { EventOf, Stamp } from "../../run/events.ts";
import type { OtherEntry, TimerEntry } from "./entries.ts";
import { begunBy, otherEntry, pushEntry, type Timeline } from "./timeline-state.ts";

/** A step waits for a time, or the time has come. */
export function addTimerEntry(
  timeline: Timeline,
  event: (EventOf<"timer.set"> | EventOf<"timer.fired">) & Stamp,
): TimerEntry | OtherEntry {
  const { timer } = event.data;
  if (event.type === "timer.set") {
    const { until, why } = event.data;
    const set = { timer, step: event.step, until, why, firedAt: undefined };
    const entry: TimerEntry = { ...begunBy(event), kind: "timer", ...set };
    timeline.timers.set(timer, entry);
    return pushEntry(timeline, entry);
  }
  const entry = timeline.timers.get(timer);
  if (!entry) return otherEntry(timeline, event, "late");
  timeline.timers.delete(timer);
  entry.rev = event.seq;
  entry.firedAt = event.at;
  return entry;
}
