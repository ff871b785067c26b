import { describe, expect, test } from "vitest";
import { formatCost } from "./format-cost.ts";

describe("a cost", () => {
  test.each([
    [null, "unknown"],
    [0, "$0"],
    [0.0049, "<$0.01"],
    [0.005, "$0.01"],
    [1.234, "$1.23"],
  ])("of %s reads %s", (usd, text) => {
    expect(formatCost(usd)).toBe(text);
  });
});
