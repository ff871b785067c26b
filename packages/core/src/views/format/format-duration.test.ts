import { describe, expect, test } from "vitest";
import { formatDuration } from "./format-duration.ts";

const SECOND = 1000;
const MINUTE = 60 * SECOND;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;

describe("a duration", () => {
  test.each([
    [-5, "0.0s"],
    [0, "0.0s"],
    [449, "0.4s"],
    [9_949, "9.9s"],
    [9_950, "10s"],
    [12 * SECOND, "12s"],
    [59_499, "59s"],
    [59_600, "1m 00s"],
    [3 * MINUTE + 4 * SECOND, "3m 04s"],
    [HOUR - 1, "1h 00m"],
    [HOUR + 2 * MINUTE + 59 * SECOND, "1h 02m"],
    [DAY - 1, "1d 0h"],
    [2 * DAY + 3 * HOUR + 59 * MINUTE, "2d 3h"],
  ])("of %i ms reads %s", (ms, text) => {
    expect(formatDuration(ms)).toBe(text);
  });
});
