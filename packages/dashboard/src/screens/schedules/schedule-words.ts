import type { FireObject, ScheduleObject } from "@wheelhouse/core";
import { formatDuration } from "@wheelhouse/core";
import type { AnyStatus } from "../../parts/status.ts";

/** The shape of where a schedule stands. */
export const SCHEDULE_MARKS: Readonly<Record<ScheduleObject["status"], AnyStatus>> = {
  armed: "parked",
  running: "running",
  paused: "paused",
  untrusted: "waiting",
  removed: "cancelled",
};

/** Where a schedule stands, in a word. */
export const SCHEDULE_WORDS: Readonly<Record<ScheduleObject["status"], string>> = {
  armed: "armed",
  running: "at work",
  paused: "paused",
  untrusted: "not trusted",
  removed: "removed",
};

/** The shape of where a fire is. */
export const FIRE_MARKS: Readonly<Record<FireObject["status"], AnyStatus>> = {
  due: "queued",
  running: "running",
  ran: "completed",
  failed: "failed",
  skipped: "skipped",
  missed: "stale",
};

/** After which ends a person is told. */
export const NOTIFY_WORDS: Readonly<Record<ScheduleObject["notify_on"], string>> = {
  failure: "when it fails",
  success: "when it goes well",
  always: "each time",
  never: "never",
};

/** What is done about times that nobody was there for. */
export const CATCH_UP_WORDS: Readonly<Record<ScheduleObject["catch_up"], string>> = {
  last: "the last one is made up for",
  none: "none is made up for",
};

/** Whether a schedule's own time limit holds for what it does: a run has the limits of its project. */
export function isTimed({ kind }: Pick<ScheduleObject["act"], "kind">): boolean {
  return kind === "command" || kind === "http";
}

/** How long a fire took, in milliseconds; undefined while it has not ended, or when it never began. */
export function tookOf({
  started_at: from,
  dispatched_at: sent,
  finished_at: to,
}: FireObject): number | undefined {
  const began = from ?? sent;
  return began === null || to === null ? undefined : Date.parse(to) - Date.parse(began);
}

/** A fire in a line: where it is, how long it took, and why. */
export function fireText(fire: FireObject, when: string): string {
  const took = tookOf(fire);
  const asked = fire.cause === "person" ? "asked for" : undefined;
  const times = fire.times > 1 ? `${fire.times} times` : undefined;
  const parts = [
    `${when}: ${fire.status}`,
    asked,
    times,
    took === undefined ? undefined : `took ${formatDuration(took)}`,
    fire.why ?? undefined,
  ];
  return parts.filter((part) => part !== undefined).join(", ");
}

const CLOCKS = new Map<string, Intl.DateTimeFormat>();

/** A moment as the clocks of a zone show it, such as `Sun 22 Nov, 02:00`; the year stands there when it is another one. */
export function clockText(at: string, zone: string): string {
  const hasYear = at.slice(0, 4) !== new Date().toISOString().slice(0, 4);
  const key = `${zone} ${hasYear}`;
  const known = CLOCKS.get(key) ?? clockOf(zone, hasYear);
  CLOCKS.set(key, known);
  return known.format(Date.parse(at));
}

function clockOf(timeZone: string, hasYear: boolean): Intl.DateTimeFormat {
  const form = {
    weekday: "short",
    day: "numeric",
    month: "short",
    ...(hasYear && ({ year: "numeric" } as const)),
    hour: "2-digit",
    minute: "2-digit",
    hourCycle: "h23",
  } as const;
  try {
    return new Intl.DateTimeFormat("en-GB", { ...form, timeZone });
  } catch {
    // A zone that the server knows and this browser does not.
    return new Intl.DateTimeFormat("en-GB", { ...form, timeZone: "UTC", timeZoneName: "short" });
  }
}
