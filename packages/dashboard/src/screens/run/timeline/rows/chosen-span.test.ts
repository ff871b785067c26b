import type { Span } from "@wheelhouse/core";
import { describe, expect, test } from "vitest";
import { chosenSpan, stepOfSpan } from "./chosen-span.ts";

function span(kind: Span["kind"], id: string, seq: number, parent: number): Span {
  return { kind, id, seq, parent, name: id, status: "completed", start: 0, end: 1 };
}

const SPANS = [
  span("step", "scope", 4, -1),
  span("attempt", "scope#1.1", 4, 0),
  span("tool", "t", 6, 1),
  span("step", "scope", 9, -1),
  span("queue", "scope", 9, 3),
];

describe("the span that an address means", () => {
  test("begins with the event that it names", () => {
    expect(chosenSpan(SPANS, 6, undefined)).toBe(2);
    expect(chosenSpan(SPANS, 4, undefined)).toBe(1);
    expect(chosenSpan(SPANS, 9, undefined)).toBe(3);
  });

  test("is the last time of a step where it names no event, or one that begins no span", () => {
    expect(chosenSpan(SPANS, undefined, "scope")).toBe(3);
    expect(chosenSpan(SPANS, 5, "scope")).toBe(3);
    expect(chosenSpan(SPANS, 5, undefined)).toBe(-1);
    expect(chosenSpan([], undefined, "scope")).toBe(-1);
  });

  test("is in a step", () => {
    expect(stepOfSpan(SPANS, 2)).toBe("scope");
    expect(stepOfSpan(SPANS, 0)).toBe("scope");
    expect(stepOfSpan([span("model", "m", 1, -1)], 0)).toBeUndefined();
  });
});
