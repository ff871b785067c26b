import { describe, expect, test } from "vitest";
import { barPlace, wordsPlace } from "./bar-place.ts";

describe("a bar", () => {
  test("is at least two pixels wide, and cut where its area ends", () => {
    expect(barPlace(10, 10, 500)).toEqual({ left: 10, width: 2 });
    expect(barPlace(-5_000, 9_000, 500)).toEqual({ left: -8, width: 516 });
    expect(barPlace(500, 500, 500)).toEqual({ left: 498, width: 2 });
  });

  test("is not drawn where it is not seen", () => {
    expect(barPlace(-20, -1, 500)).toBeUndefined();
    expect(barPlace(501, 900, 500)).toBeUndefined();
  });

  test("has its words behind it, before it, or in it", () => {
    expect(wordsPlace({ left: 10, width: 20 }, 500, 60)).toEqual({ left: 34, isInside: false });
    expect(wordsPlace({ left: 400, width: 90 }, 500, 60)).toEqual({ left: 340, isInside: false });
    expect(wordsPlace({ left: -8, width: 516 }, 500, 60)).toEqual({ left: 440, isInside: true });
  });
});
