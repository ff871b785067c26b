import { WheelhouseError } from "@wheelhouse/core";

const UNITS: Readonly<Record<string, number>> = { m: 60_000, h: 3_600_000, d: 86_400_000 };
/** The hour at which a person begins to look at things again. */
const MORNING_HOUR = 9;
/** Later than that nobody means. */
const LONGEST_MS = 366 * 86_400_000;

/** The moment that a person names: `2h` from now, or a time such as `2026-12-24T09:00`; tomorrow morning when they name none. Wall clock in milliseconds. Throws `usage`. */
export function untilOf(text: string | undefined, now: number): number {
  if (text === undefined || text === "") return tomorrowMorning(now);
  const [, count, unit = ""] = /^(\d{1,4})([mhd])$/.exec(text) ?? [];
  const until = count === undefined ? timeOf(text) : now + Number(count) * (UNITS[unit] ?? 0);
  if (until > now && until - now <= LONGEST_MS) return until;
  throw new WheelhouseError("usage", `${JSON.stringify(text)} is no time within the next year.`, {
    hint: "Say how long, such as 30m, 2h or 3d, or when, such as 2026-12-24T09:00.",
  });
}

/** Only times that are written in full: what else the runtime takes for one is anybody's guess. */
function timeOf(text: string): number {
  return /^\d{4}-\d\d-\d\dT\d\d:\d\d/.test(text) ? Date.parse(text) : Number.NaN;
}

/** Nine o'clock on the next day, as clocks here show it. */
function tomorrowMorning(now: number): number {
  const day = new Date(now);
  return new Date(day.getFullYear(), day.getMonth(), day.getDate() + 1, MORNING_HOUR).getTime();
}
