import { describe, expect, test } from "vitest";
import { sumOfUsage } from "./sum-of-usage.ts";

describe("the sum of what two answers used", () => {
  test("adds what either says, and leaves unknown what neither does", () => {
    const one = { inputTokens: 3, cachedTokens: 1 };
    expect(sumOfUsage(one, { inputTokens: 4, costUsd: 0.5 })).toEqual({
      inputTokens: 7,
      cachedTokens: 1,
      costUsd: 0.5,
    });
    expect(sumOfUsage(undefined, {})).toEqual({});
  });
});
