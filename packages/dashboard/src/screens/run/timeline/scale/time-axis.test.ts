import { describe, expect, test } from "vitest";
import { timeAxis } from "./time-axis.ts";

const RUN = { from: 1_000_000, to: 2_000_000 };
const GAPS = [
  { from: 1_100_000, to: 1_500_000 },
  { from: 1_600_000, to: 2_000_000 },
];

describe("the axis of a run's time", () => {
  test("is the time that passed where nothing is folded", () => {
    const axis = timeAxis(RUN);
    expect(axis.length).toBe(1_000_000);
    expect(axis.place(1_250_000)).toBe(250_000);
    expect(axis.time(250_000)).toBe(1_250_000);
    expect(axis.folds).toEqual([]);
  });

  test("makes gaps short, and says how long they were", () => {
    const axis = timeAxis(RUN, GAPS);
    expect(axis.folds).toEqual([
      { from: 100_000, to: 107_000, ms: 400_000 },
      { from: 207_000, to: 214_000, ms: 400_000 },
    ]);
    expect(axis.length).toBe(214_000);
    expect(axis.place(1_550_000)).toBe(157_000);
    expect(axis.place(1_300_000)).toBe(103_500);
  });

  test("finds each time again, and never goes back", () => {
    for (const axis of [timeAxis(RUN), timeAxis(RUN, GAPS)]) {
      let last = -Infinity;
      for (let time = 900_000; time <= 2_100_000; time += 7_777) {
        const place = axis.place(time);
        expect(place).toBeGreaterThan(last);
        expect(axis.time(place)).toBeCloseTo(time, 4);
        last = place;
      }
    }
  });

  test("has a length also for a run that has just begun", () => {
    expect(timeAxis({ from: 5, to: 5 }).length).toBe(1);
  });
});
