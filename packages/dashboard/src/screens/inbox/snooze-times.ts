/** A time at which a person may want to see something again. */
export interface SnoozeTime {
  readonly label: string;
  /** Wall clock in milliseconds. */
  readonly at: number;
}

/** The hour at which a person begins to look at things again. */
const MORNING_HOUR = 9;
const HOUR_MS = 3_600_000;
const MONDAY = 1;

/** When something can be seen again, from a moment in milliseconds; the first is the usual one. As clocks here show it. */
export function snoozeTimes(now: number): readonly [SnoozeTime, ...SnoozeTime[]] {
  const today = new Date(now);
  const morning = (days: number): number =>
    new Date(today.getFullYear(), today.getMonth(), today.getDate() + days, MORNING_HOUR).getTime();
  const toMonday = (MONDAY + 7 - today.getDay()) % 7 || 7;
  return [
    { label: "Tomorrow at 9:00", at: morning(1) },
    { label: "In an hour", at: now + HOUR_MS },
    { label: "In three hours", at: now + 3 * HOUR_MS },
    // On a Sunday both are the same morning.
    ...(toMonday > 1 ? [{ label: "Monday at 9:00", at: morning(toMonday) }] : []),
    { label: "In a week", at: morning(7) },
  ];
}

const WHEN = new Intl.DateTimeFormat("en-GB", {
  weekday: "short",
  day: "numeric",
  month: "short",
  hour: "2-digit",
  minute: "2-digit",
  hourCycle: "h23",
});

/** A moment in milliseconds as it is said: `Mon 23 Nov, 09:00`. */
export function whenText(at: number): string {
  return WHEN.format(at);
}
