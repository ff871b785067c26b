import { describe, expect, test } from "vitest";
import { snoozeTimes, whenText } from "./snooze-times.ts";

const at = (...parts: [number, number, number, number]): number => new Date(...parts).getTime();

describe("times to see something again", () => {
  test("begin with the next morning, and name a Monday that is not tomorrow", () => {
    const wednesday = at(2026, 10, 25, 16);
    expect(snoozeTimes(wednesday).map(({ label, at: when }) => [label, when])).toEqual([
      ["Tomorrow at 9:00", at(2026, 10, 26, 9)],
      ["In an hour", at(2026, 10, 25, 17)],
      ["In three hours", at(2026, 10, 25, 19)],
      ["Monday at 9:00", at(2026, 10, 30, 9)],
      ["In a week", at(2026, 11, 2, 9)],
    ]);
    const sunday = snoozeTimes(at(2026, 10, 22, 1)).map(({ label }) => label);
    expect(sunday).not.toContain("Monday at 9:00");
    const monday = snoozeTimes(at(2026, 10, 23, 8)).find(({ label }) => /Monday/.test(label));
    expect(monday?.at).toBe(at(2026, 10, 30, 9));
  });

  test("are said with their day", () => {
    expect(whenText(at(2026, 10, 23, 9))).toBe("Mon 23 Nov, 09:00");
  });
});
