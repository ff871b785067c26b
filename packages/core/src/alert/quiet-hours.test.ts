import { describe, expect, test } from "vitest";
import { isoTime } from "../views/format/iso-time.ts";
import { type QuietHours, quietHoursSchema, quietUntil } from "./quiet-hours.ts";

const night: QuietHours = { from: "22:00", to: "07:00", zone: "Europe/Berlin" };

/** When the quiet ends that there is at a time, both in UTC; "now" when there is none. */
function end(quiet: QuietHours, at: string): string {
  const until = quietUntil(quiet, Date.parse(at));
  return until === undefined ? "now" : isoTime(until).slice(0, 16);
}

describe("quiet hours", () => {
  test.each([
    ["2026-11-20T20:59:59Z", "now"],
    ["2026-11-20T21:00:00Z", "2026-11-21T06:00"],
    ["2026-11-21T05:59:59.999Z", "2026-11-21T06:00"],
    ["2026-11-21T06:00:00Z", "now"],
  ])("over midnight, at %s, end at %s", (at, until) => {
    expect(end(night, at)).toBe(until);
  });

  test("in one day end in it", () => {
    const noon: QuietHours = { from: "12:10", to: "13:05", zone: "Asia/Kathmandu" };
    expect(end(noon, "2026-11-20T06:25:00Z")).toBe("2026-11-20T07:20");
    expect(end(noon, "2026-11-20T07:20:00Z")).toBe("now");
  });

  test("are an hour shorter in the night of spring and an hour longer in that of autumn", () => {
    expect(end(night, "2026-03-28T21:00:00Z")).toBe("2026-03-29T05:00");
    expect(end(night, "2026-10-24T20:00:00Z")).toBe("2026-10-25T06:00");
  });

  test("whose end is left out in spring end when the clock leaps over it", () => {
    const leapt = { ...night, to: "02:30" };
    expect(end(leapt, "2026-03-29T00:30:00Z")).toBe("2026-03-29T01:00");
  });

  test("whose end comes twice in autumn are quiet twice", () => {
    const twice = { ...night, to: "02:30" };
    expect(end(twice, "2026-10-25T00:10:00Z")).toBe("2026-10-25T00:30");
    expect(end(twice, "2026-10-25T00:45:00Z")).toBe("now");
    expect(end(twice, "2026-10-25T01:10:00Z")).toBe("2026-10-25T01:30");
  });

  test.each([
    { ...night, zone: "Mars/Olympus" },
    { ...night, from: "24:00" },
    { ...night, from: "7:00" },
    { ...night, from: "07:00" },
  ])("are refused as %j", (quiet) => {
    expect(quietHoursSchema.safeParse(quiet).success).toBe(false);
  });
});
