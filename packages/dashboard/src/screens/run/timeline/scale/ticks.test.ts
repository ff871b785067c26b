import { describe, expect, test } from "vitest";
import { timeAxis } from "./time-axis.ts";
import { elapsedLabel, ticksOf } from "./ticks.ts";

const START = 1_000_000;
const RUN = { from: START, to: START + 600_000 };

describe("the ruler", () => {
  test("has lines at round times since the start", () => {
    const ticks = ticksOf(timeAxis(RUN), { from: 0, to: 600_000 }, START, 10);
    expect(ticks.map(({ label }) => label).slice(0, 3)).toEqual(["0:00", "1:00", "2:00"]);
    expect(ticks).toHaveLength(11);
  });

  test("shows parts of a second when little is shown", () => {
    const ticks = ticksOf(timeAxis(RUN), { from: 61_000, to: 61_100 }, START, 5);
    expect(ticks[0]).toEqual({ place: 61_000, label: "1:01.000" });
    expect(ticks[1]?.label).toBe("1:01.020");
  });

  test("has no line in a folded gap, and goes on behind it", () => {
    const axis = timeAxis(RUN, [{ from: START + 100_000, to: START + 500_000 }]);
    const ticks = ticksOf(axis, { from: 0, to: axis.length }, START, 8);
    for (const { place } of ticks)
      expect(axis.folds.some(({ from, to }) => from < place && place < to)).toBe(false);
    expect(ticks.at(-1)?.label).toBe("10:00");
    expect(ticks.length).toBeGreaterThan(4);
  });

  test("says hours when there are some", () => {
    expect(elapsedLabel(3_723_000, 1_000)).toBe("1:02:03");
    expect(elapsedLabel(59_000, 1_000)).toBe("0:59");
  });
});
