import { describe, expect, test } from "vitest";
import { previewCron } from "./preview-cron.ts";

const at = (iso: string): number => Date.parse(iso);

describe("what a cron means", () => {
  test("is told in words, with the next five times", () => {
    const { words, next, notes } = previewCron("0 2 * * *", "UTC", at("2026-11-02T00:00:00Z"));
    expect(words).toBe("At 02:00");
    expect(next).toHaveLength(5);
    expect(next[0]).toBe(at("2026-11-02T02:00:00Z"));
    expect(notes).toEqual([]);
  });

  test("says which time a change of the clocks moves", () => {
    const { next, notes } = previewCron("30 2 * * *", "Europe/Berlin", at("2027-03-26T12:00:00Z"));
    expect(next[1]).toBeLessThanOrEqual(at("2027-03-28T01:30:00Z"));
    expect(notes).toEqual([
      expect.stringMatching(/^The clocks are put forward on 2027-03-28.+03:/),
    ]);
  });

  test("says which time comes twice on the wall, and is due once", () => {
    const from = at("2026-10-24T12:00:00Z");
    const { next, notes } = previewCron("30 2 * * *", "Europe/Berlin", from);
    expect(notes).toEqual([expect.stringContaining("2026-10-25")]);
    expect(next.filter((time) => time < at("2026-10-26T00:00:00Z"))).toHaveLength(1);
  });

  test.each([
    ["0 0 31 2 *", "UTC", "never comes"],
    ["0 2 * * *", "Mars/Olympus", "no zone"],
    ["every night", "UTC", "no time that could come"],
  ])("%j in %s is refused", (cron, zone, why) => {
    expect(() => previewCron(cron, zone, 0)).toThrow(why);
  });
});
