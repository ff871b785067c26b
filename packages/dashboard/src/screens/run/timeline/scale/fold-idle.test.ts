import { describe, expect, test } from "vitest";
import { findIdle } from "./fold-idle.ts";

const WHOLE = { from: 0, to: 100_000 };

describe("idle time", () => {
  test("is where nothing worked, also before the first and after the last", () => {
    const works = [
      { start: 10_000, end: 20_000 },
      { start: 12_000, end: 15_000 },
      { start: 18_000, end: 30_000 },
      { start: 60_000, end: 70_000 },
    ];
    expect(findIdle(works, WHOLE)).toEqual({
      gaps: [
        { from: 0, to: 10_000 },
        { from: 30_000, to: 60_000 },
        { from: 70_000, to: 100_000 },
      ],
      share: 0.7,
    });
  });

  test("is not a pause that is short for the run", () => {
    const works = [
      { start: 0, end: 50_000 },
      { start: 52_000, end: 100_000 },
    ];
    expect(findIdle(works, WHOLE)).toEqual({ gaps: [], share: 0 });
  });

  test("ends where something goes on", () => {
    expect(findIdle([{ start: 5_000, end: undefined }], WHOLE).gaps).toEqual([
      { from: 0, to: 5_000 },
    ]);
    expect(findIdle([], WHOLE).share).toBe(1);
    expect(findIdle([], { from: 5, to: 5 })).toEqual({ gaps: [], share: 0 });
  });
});
