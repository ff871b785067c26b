import { describe, expect, test } from "vitest";
import { isWhole, LEAST_VIEW, panView, viewOf, within, zoomView } from "./time-view.ts";

const LENGTH = 10_000;

describe("the part of a run's time that is shown", () => {
  test("stays within the run", () => {
    expect(within({ from: -500, to: 500 }, LENGTH)).toEqual({ from: 0, to: 1_000 });
    expect(within({ from: 9_800, to: 10_800 }, LENGTH)).toEqual({ from: 9_000, to: 10_000 });
    expect(within({ from: -5, to: 99_999 }, LENGTH)).toEqual({ from: 0, to: LENGTH });
    expect(within({ from: 5, to: 5 }, LENGTH)).toEqual({ from: 5, to: 5 + LEAST_VIEW });
  });

  test("is zoomed around the cursor, and never beyond the whole", () => {
    const near = zoomView({ from: 0, to: LENGTH }, 0.25, 0.5, LENGTH);
    expect(near).toEqual({ from: 1_250, to: 6_250 });
    expect(near.from + 0.25 * (near.to - near.from)).toBe(2_500);
    expect(zoomView(near, 0.9, 100, LENGTH)).toEqual({ from: 0, to: LENGTH });
    const least = zoomView(near, 0.5, 1e-9, LENGTH);
    expect(least.to - least.from).toBeCloseTo(LEAST_VIEW);
  });

  test("is moved by a part of itself, until the run ends", () => {
    expect(panView({ from: 1_000, to: 2_000 }, 0.5, LENGTH)).toEqual({ from: 1_500, to: 2_500 });
    expect(panView({ from: 1_000, to: 2_000 }, -9, LENGTH)).toEqual({ from: 0, to: 1_000 });
  });

  test("fits a span with room around it", () => {
    expect(viewOf(1_000, 2_000, LENGTH)).toEqual({ from: 920, to: 2_080 });
    expect(viewOf(0, LENGTH, LENGTH)).toEqual({ from: 0, to: LENGTH });
    expect(isWhole(viewOf(0, LENGTH, LENGTH), LENGTH)).toBe(true);
    expect(isWhole({ from: 1, to: LENGTH }, LENGTH)).toBe(false);
  });
});
