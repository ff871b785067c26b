import { describe, expect, test } from "vitest";
import { labelsThatFit } from "./labels-that-fit.ts";

describe("labels in one line", () => {
  test("are as many as can be read whole, with the room that they stand in", () => {
    expect(labelsThatFit(["money", "orders", "docs"], 24)).toBe(3);
    expect(labelsThatFit(["money", "orders", "docs"], 23)).toBe(2);
    expect(labelsThatFit(["money"], 0)).toBe(0);
    expect(labelsThatFit([], 10)).toBe(0);
  });

  test("that are long are cut, and do not drive out others", () => {
    expect(labelsThatFit(["x".repeat(50), "docs"], 24)).toBe(2);
  });
});
