import { describe, expect, test } from "vitest";
import {
  bySlot,
  drawnHeight,
  lastTop,
  MOST_HEIGHT,
  rangeAt,
  scaleOf,
  scrollOfTop,
  topOfRow,
  topOfScroll,
} from "./window-geometry.ts";

const SMALL = { rows: 200_000, rowHeight: 24, viewHeight: 700 };
const TALL = { rows: 10_000_000, rowHeight: 24, viewHeight: 700 };

describe("a window of rows that are all as high", () => {
  test("draws what is seen and a few rows more, and never rows that there are not", () => {
    expect(rangeAt(SMALL, 0, 4)).toEqual({ start: 0, end: 34 });
    expect(rangeAt(SMALL, 2_400, 4)).toEqual({ start: 96, end: 134 });
    expect(rangeAt(SMALL, lastTop(SMALL), 4)).toEqual({ start: 199_966, end: 200_000 });
    expect(rangeAt({ ...SMALL, rows: 3 }, 9_999, 4)).toEqual({ start: 0, end: 3 });
    expect(rangeAt({ ...SMALL, rows: 0 }, 0, 4)).toEqual({ start: 0, end: 0 });
    expect(rangeAt({ ...SMALL, rowHeight: 0 }, 0, 4)).toEqual({ start: 0, end: 0 });
  });

  test("scrolls pixel by pixel as long as a browser can draw the list", () => {
    expect(scaleOf(SMALL)).toBe(1);
    expect(drawnHeight(SMALL)).toBe(4_800_000);
    expect(topOfScroll(SMALL, 12_345)).toBe(12_345);
  });

  test("has a scrollbar on another scale for a list that is too tall, and reaches both its ends", () => {
    expect(drawnHeight(TALL)).toBe(MOST_HEIGHT);
    expect(topOfScroll(TALL, 0)).toBe(0);
    expect(topOfScroll(TALL, MOST_HEIGHT - TALL.viewHeight)).toBe(lastTop(TALL));
    expect(rangeAt(TALL, lastTop(TALL), 0).end).toBe(TALL.rows);
  });

  test("finds the place of the scrollbar again from the place of the rows", () => {
    for (const geometry of [SMALL, TALL])
      for (const part of [0, 0.1, 0.37, 0.9, 1]) {
        const top = lastTop(geometry) * part;
        expect(topOfScroll(geometry, scrollOfTop(geometry, top))).toBeCloseTo(top, 4);
      }
  });

  test("shows a row at the start, in the middle, or with the least movement", () => {
    expect(topOfRow(SMALL, 1_000, "start", 0)).toBe(24_000);
    expect(topOfRow(SMALL, 1_000, "center", 0)).toBe(24_000 - 338);
    expect(topOfRow(SMALL, 1_000, "nearest", 23_900)).toBe(23_900);
    expect(topOfRow(SMALL, 1_000, "nearest", 0)).toBe(24_024 - 700);
    expect(topOfRow(SMALL, 1_000, "nearest", 50_000)).toBe(24_000);
    expect(topOfRow(SMALL, 0, "center", 0)).toBe(0);
    expect(topOfRow(SMALL, 199_999, "start", 0)).toBe(lastTop(SMALL));
  });

  test("gives rows that come the slots of those that went", () => {
    expect(bySlot({ start: 0, end: 4 }, 5)).toEqual([0, 1, 2, 3]);
    expect(bySlot({ start: 3, end: 8 }, 5)).toEqual([5, 6, 7, 3, 4]);
    expect(bySlot({ start: 4, end: 4 }, 5)).toEqual([]);
  });

  test("holds still when everything fits", () => {
    const few = { ...SMALL, rows: 5 };
    expect(lastTop(few)).toBe(0);
    expect(topOfRow(few, 4, "start", 0)).toBe(0);
    expect(topOfScroll(few, 80)).toBe(0);
  });
});
