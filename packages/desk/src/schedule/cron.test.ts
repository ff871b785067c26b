import { describe, expect, test } from "vitest";
import { readCron } from "./cron.ts";

const at = (text: string): number => Date.parse(text);
const iso = (times: readonly number[]): string[] =>
  times.map((time) => new Date(time).toISOString().slice(0, 16));

describe("times of a cron", () => {
  test("are those of its zone, also over both changes of the clocks", () => {
    const nightly = readCron("30 2 * * *", "Europe/Berlin");
    // 02:30 does not exist on 29 March, and comes twice on 25 October.
    expect(iso(nightly.next(at("2026-03-28T12:00Z"), 2))).toEqual([
      "2026-03-29T01:00",
      "2026-03-30T00:30",
    ]);
    expect(iso(nightly.next(at("2026-10-24T12:00Z"), 2))).toEqual([
      "2026-10-25T00:30",
      "2026-10-26T01:30",
    ]);
    const often = readCron("*/30 * * * *", "Europe/Berlin");
    expect(often.next(at("2026-10-25T00:00Z"), 4)).toHaveLength(4);
  });

  test("between two moments are all of them, or the last ones and how many came before", async () => {
    const minutely = readCron("* * * * *", "UTC");
    const from = at("2026-11-20T00:00Z");
    const day = await minutely.between(from, from + 86_400_000, 5_000);
    expect(day).toMatchObject({ earlier: 0 });
    expect(day.times).toHaveLength(1_440);
    const few = await minutely.between(from, from + 86_400_000, 100);
    expect(few.earlier).toBe(1_340);
    expect(few.times).toEqual(day.times.slice(-100));
    expect(await minutely.between(from, from + 59_999, 100)).toEqual({ times: [], earlier: 0 });
    expect((await minutely.between(from, from + 60_000, 100)).times).toEqual([from + 60_000]);
  });

  test("can be said in words", () => {
    expect(readCron("0 2 * * 1-5", "UTC").words).toBe("At 02:00, Monday through Friday");
    expect(readCron("@daily", "UTC").words).not.toBe("");
  });

  test.each([
    ["hello", "UTC", "no time that could come"],
    ["61 * * * *", "UTC", "minute"],
    ["* * * * * *", "UTC", "it has 6"],
    ["* * * *", "UTC", "no time that could come"],
    ["0 0 31 2 *", "UTC", "never comes"],
    ["0 0 30 2 *", "Europe/Berlin", "never comes"],
    ["0 2 * * *", "Mars/Olympus", 'no zone "Mars/Olympus"'],
  ])("of %j in %s are refused", (cron, zone, why) => {
    expect(() => readCron(cron, zone)).toThrow(
      expect.objectContaining({ code: "schedule.invalid", message: expect.stringContaining(why) }),
    );
  });
});
