import { fireOf, isArmed, type ScheduleState } from "./schedule-state.ts";
import type { ScheduleEvent } from "./schedule-events.ts";

/** A fire that comes later than this was not waited for: somebody slept, or nobody was there. Milliseconds. */
export const LATE_MS = 120_000;

/** What a look at the clock finds. */
export interface Look {
  readonly now: number;
  /** Its times after `state.until` and up to `now`, in order; of a great many only the last. */
  readonly times: readonly number[];
  /** How many more came before these. */
  readonly earlier: number;
  /** Why nobody was there for what is late: words for the ledger. */
  readonly away: string;
}

/**
 * What follows for a schedule when somebody looks at the clock: events that give each of its times exactly one place in
 * the ledger. The last time is fired, also when it is late and the schedule makes up for that; the ones before were missed.
 * While a fire is at work, the next one is skipped.
 *
 * *Contract*: pure. Folding the events moves `state.until` to the last of the times, so that the same look finds nothing.
 */
export function planFires(state: ScheduleState, look: Look): readonly ScheduleEvent[] {
  const { now, times, earlier, away } = look;
  const last = times.at(-1);
  if (last === undefined || !isArmed(state)) return [];
  const { definition, epoch } = state;
  const fires = definition.catchUp === "last" || now - last <= LATE_MS;
  const missed = fires ? times.slice(0, -1) : times;
  const events: ScheduleEvent[] = [];
  if (missed.length > 0)
    events.push({ type: "schedule.missed", data: { at: [...missed], earlier, epoch, why: away } });
  if (!fires) return events;
  const fire = fireOf(last, epoch);
  const [busy] = state.open.values();
  events.push(
    busy
      ? { type: "schedule.skipped", data: { fire, at: last, why: overlapText(busy.fire) } }
      : { type: "schedule.due", data: { fire, at: last, cause: "clock", by: "the clock" } },
  );
  return events;
}

function overlapText(fire: string): string {
  return `the one before, ${fire}, is still at work`;
}
