import type { ForeignEvent } from "../known-event.ts";
import type {
  AttemptEntry,
  OtherEntry,
  RequestEntry,
  TimelineEntry,
  TimerEntry,
} from "./entries.ts";

/** A run as a person reads it. Owned by whoever created it, changed only by `addToTimeline`. */
export interface Timeline {
  /** In the order in which they began; an entry's place never changes, its content may. */
  readonly entries: TimelineEntry[];
  /** Place of the last event in it. */
  seq: number;
  readonly attempts: Map<string, AttemptEntry>;
  readonly requests: Map<string, RequestEntry>;
  readonly timers: Map<string, TimerEntry>;
}

/** Puts a new entry at the end. */
export function pushEntry<E extends TimelineEntry>(timeline: Timeline, entry: E): E {
  timeline.entries.push(entry);
  return entry;
}

/** What every entry that an event begins has. */
export function begunBy(event: { readonly seq: number; readonly at: number }): {
  readonly seq: number;
  readonly at: number;
  rev: number;
} {
  return { seq: event.seq, at: event.at, rev: event.seq };
}

/** An event that is kept and changes nothing. */
export function otherEntry(
  timeline: Timeline,
  event: ForeignEvent,
  why: OtherEntry["why"],
): OtherEntry {
  const { type, step, attempt, data } = event;
  return pushEntry(timeline, { ...begunBy(event), kind: "other", why, type, step, attempt, data });
}
