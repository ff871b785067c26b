import { z } from "zod";

const time = z.string().regex(/^(?:[01]\d|2[0-3]):[0-5]\d$/, "is a time of day such as 22:00");

/** Wire schema of hours in which only what is critical is sent, by the clock on the wall of a zone; over midnight or not. */
export const quietHoursSchema = z
  .strictObject({
    from: time,
    to: time,
    /** Such as `Europe/Berlin`. */
    zone: z.string().max(100).refine(isZone, "is no time zone, such as Europe/Berlin"),
  })
  .refine(({ from, to }) => from !== to, "begins and ends at the same time");
/** Hours in which only what is critical is sent. */
export type QuietHours = z.infer<typeof quietHoursSchema>;

const MINUTE_MS = 60_000;
const DAY = 1_440;
/** Clocks are changed at whole quarters of an hour of UTC and at no other time. */
const QUARTER_MS = 15 * MINUTE_MS;

/**
 * When the quiet hours that are now end, in milliseconds of the wall clock; undefined when it is not quiet. The clock on the wall
 * counts: hours that are left out in spring are not waited for, hours that come twice in autumn are quiet twice. Pure.
 */
export function quietUntil(quiet: QuietHours, now: number): number | undefined {
  const clock = wallClock(quiet.zone);
  const from = minutesOf(quiet.from);
  const to = minutesOf(quiet.to);
  const isQuiet = (minute: number): boolean =>
    from < to ? from <= minute && minute < to : from <= minute || minute < to;
  if (!isQuiet(clock(now))) return undefined;
  let at = now - (now % MINUTE_MS);
  for (let minute = clock(at); isQuiet(minute); minute = clock(at)) {
    const left = ((to - minute + DAY) % DAY) * MINUTE_MS;
    at = Math.min(at + left, at - (at % QUARTER_MS) + QUARTER_MS);
  }
  return at;
}

/** Whether this is the name of a zone that this machine knows. */
function isZone(zone: string): boolean {
  try {
    return Intl.DateTimeFormat("en-GB", { timeZone: zone }).resolvedOptions().timeZone !== "";
  } catch {
    return false;
  }
}

/** Minutes since midnight on the wall of a zone. */
function wallClock(zone: string): (at: number) => number {
  const format = new Intl.DateTimeFormat("en-GB", {
    timeZone: zone,
    hour: "2-digit",
    minute: "2-digit",
    hourCycle: "h23",
  });
  return (at) => minutesOf(format.format(at));
}

function minutesOf(text: string): number {
  const [hours, minutes] = text.split(":");
  return Number(hours) * 60 + Number(minutes);
}
