import { formatDuration } from "@wheelhouse/core";

/** A moment as a clock in a zone shows it: `Mon 2026-11-23 02:00`; `isShort` leaves the day away and has seconds. */
export function timeText(iso: string, zone: string, isShort = false): string {
  const format = new Intl.DateTimeFormat("en-GB", {
    timeZone: zone,
    hourCycle: "h23",
    hour: "2-digit",
    minute: "2-digit",
    ...(isShort
      ? { second: "2-digit" }
      : { weekday: "short", year: "numeric", month: "2-digit", day: "2-digit" }),
  });
  const parts = new Map(
    format.formatToParts(new Date(iso)).map(({ type, value }) => [type, value]),
  );
  const get = (name: Intl.DateTimeFormatPartTypes): string => parts.get(name) ?? "";
  const time = `${get("hour")}:${get("minute")}`;
  if (isShort) return `${time}:${get("second")}`;
  return `${get("weekday")} ${get("year")}-${get("month")}-${get("day")} ${time}`;
}

/** How far away a moment is that is to come: `in 7h 03m`. */
export function inText(iso: string, now: number): string {
  return `in ${formatDuration(Math.max(0, Date.parse(iso) - now))}`;
}
