import { describe, expect, test } from "vitest";
import { stepSegments } from "./step-segments.ts";

describe("the bar of a step", () => {
  test("is cut into when it worked and what it waited for", () => {
    const waits = [
      { kind: "request", start: 40, end: 70 },
      { kind: "queue", start: 0, end: 10 },
      { kind: "parked", start: 60, end: 80 },
    ] as const;
    expect(stepSegments({ start: 0, end: 100 }, waits, 999)).toEqual([
      { kind: "queue", from: 0, to: 10 },
      { kind: "run", from: 10, to: 40 },
      { kind: "request", from: 40, to: 70 },
      { kind: "parked", from: 70, to: 80 },
      { kind: "run", from: 80, to: 100 },
    ]);
  });

  test("ends now while it goes on, also while it waits", () => {
    const waits = [{ kind: "request", start: 5, end: undefined }] as const;
    expect(stepSegments({ start: 0, end: undefined }, waits, 30)).toEqual([
      { kind: "run", from: 0, to: 5 },
      { kind: "request", from: 5, to: 30 },
    ]);
  });

  test("of no time has no part", () => {
    expect(stepSegments({ start: 5, end: 5 }, [], 9)).toEqual([]);
  });
});
