import { describe, expect, test } from "vitest";
import { formatAgo } from "./format-ago.ts";

describe("a point in time", () => {
  test.each([
    [0, "just now"],
    [999, "just now"],
    [-999, "just now"],
    [1_000, "1s ago"],
    [59_999, "59s ago"],
    [240_000, "4m ago"],
    [7_200_000, "2h ago"],
    [200_000_000, "2d ago"],
    [-300_000, "in 5m"],
  ])("%i ms back reads %s", (back, text) => {
    expect(formatAgo(1e12 - back, 1e12)).toBe(text);
  });
});
