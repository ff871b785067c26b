import { Cron } from "croner";
import { readCron } from "./cron.ts";

/** So many next times are shown. */
const NEXT = 5;
const HOUR_MS = 3_600_000;

/** When something would be due. Times are wall clock in milliseconds. */
export interface CronPreview {
  readonly words: string;
  readonly next: readonly number[];
  /** What a change of the clocks does to one of the next times, a sentence each. */
  readonly notes: readonly string[];
}

/** What a cron means in a zone, from a moment in milliseconds on. Throws `schedule.invalid` as {@link readCron} does. */
export function previewCron(cron: string, zone: string, now: number): CronPreview {
  const times = readCron(cron, zone);
  const next = times.next(now, NEXT);
  // On a clock that is never changed the cron matches exactly what its fields say.
  const plain = new Cron(cron, { timezone: "UTC", mode: "5-part", paused: true });
  const wall = wallOf(zone);
  const notes = next.flatMap((at) => {
    const shown = wall(at);
    const text = new Date(shown).toISOString();
    const day = text.slice(0, 10);
    const time = text.slice(11, 16);
    if (plain.nextRun(new Date(shown - 1_000))?.getTime() !== shown)
      return [`The clocks are put forward on ${day}, and leave out its time: it comes at ${time}.`];
    const isTwice = wall(at + HOUR_MS) === shown || wall(at - HOUR_MS) === shown;
    const comes = next.filter((other) => wall(other) === shown).length > 1 ? "twice too" : "once";
    return isTwice
      ? [`The clocks are put back on ${day}, and show ${time} twice: it comes ${comes}.`]
      : [];
  });
  return { words: times.words, next, notes: [...new Set(notes)] };
}

/** What the clock on the wall of a zone shows, as if it were UTC. */
function wallOf(zone: string): (at: number) => number {
  const form = new Intl.DateTimeFormat("en", {
    timeZone: zone,
    hourCycle: "h23",
    year: "numeric",
    month: "numeric",
    day: "numeric",
    hour: "numeric",
    minute: "numeric",
    second: "numeric",
  });
  return (at) => {
    const parts = new Map(form.formatToParts(at).map(({ type, value }) => [type, Number(value)]));
    const of = (part: Intl.DateTimeFormatPartTypes): number => parts.get(part) ?? 0;
    return Date.UTC(of("year"), of("month") - 1, of("day"), of("hour"), of("minute"), of("second"));
  };
}
