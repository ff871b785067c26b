import type { Span } from "@wheelhouse/core";
import { expect, test } from "vitest";
import { nextError } from "./next-error.ts";

const SPANS = (["completed", "failed", "running", "lost", "open"] as const).map(
  (status, place): Span => ({
    id: `s${place}`,
    parent: -1,
    kind: "tool",
    name: "",
    status,
    start: 0,
    end: 1,
    seq: place,
  }),
);

test("errors are visited one after the other, in both directions and round the end", () => {
  expect([-1, 1, 3].map((from) => nextError(SPANS, from, 1))).toEqual([1, 3, 1]);
  expect([-1, 1, 3].map((from) => nextError(SPANS, from, -1))).toEqual([3, 3, 1]);
  expect(nextError([], 0, 1)).toBe(-1);
  expect(nextError(SPANS.slice(0, 1), -1, 1)).toBe(-1);
});
