import { describe, expect, test } from "vitest";
import { completedSpent, totalSpent } from "./spent-object.ts";

const UNKNOWN = { tokens: { input: null, output: null, unknown: 1 }, cost: null, cost_unknown: 1 };
const FILE = { tokens: { input: 10, output: 2, unknown: 0 }, cost: null, cost_unknown: 1 };
const SPANS = { tokens: { input: 11, output: 3, unknown: 0 }, cost: 0.5, cost_unknown: 0 };

describe("what several have used", () => {
  test("is the sum of what is known, and counts what is not", () => {
    expect(totalSpent([FILE, SPANS, UNKNOWN])).toEqual({
      tokens: { input: 21, output: 5, unknown: 1 },
      cost: 0.5,
      cost_unknown: 2,
    });
    expect(totalSpent([UNKNOWN])).toEqual(UNKNOWN);
  });
});

describe("what was used as two tell it", () => {
  test("is never added: the first counts, and the second says what that does not know", () => {
    expect(completedSpent(FILE, SPANS)).toEqual({ ...FILE, cost: 0.5, cost_unknown: 0 });
    expect(completedSpent(UNKNOWN, SPANS)).toEqual(SPANS);
    expect(completedSpent(SPANS, FILE)).toEqual(SPANS);
    expect(completedSpent(FILE, undefined)).toBe(FILE);
  });
});
