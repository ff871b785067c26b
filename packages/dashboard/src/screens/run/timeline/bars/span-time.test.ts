import { expect, test } from "vitest";
import { spanTime } from "./span-time.ts";

test("a span is told in milliseconds until it takes a second, and never less than nothing", () => {
  expect([-5, 0, 12.4, 999, 1_000, 65_000].map(spanTime)).toEqual([
    "0ms",
    "0ms",
    "12ms",
    "999ms",
    "1.0s",
    "1m 05s",
  ]);
});
