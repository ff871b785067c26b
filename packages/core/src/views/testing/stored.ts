import type { RunEvent, StoredRunEvent } from "../../run/events.ts";

/** Events in their places: `seq` from 1, a second apart, the first at 1,000 ms. */
export function stored(events: readonly RunEvent[]): StoredRunEvent[] {
  return events.map((event, index) => ({ ...event, seq: index + 1, at: 1000 * (index + 1) }));
}
