import { describe, expect, test } from "vitest";
import { untilOf } from "./until-of.ts";

const NOW = new Date(2026, 10, 22, 23, 30).getTime();

describe("the moment until which an item is put away", () => {
  test("is as long from now as was said, or a time in full, else the next morning", () => {
    expect(untilOf("30m", NOW)).toBe(NOW + 1_800_000);
    expect(untilOf("3d", NOW)).toBe(NOW + 259_200_000);
    expect(untilOf("2026-12-24T09:00", NOW)).toBe(new Date(2026, 11, 24, 9).getTime());
    expect(untilOf("2026-12-24T09:00:00Z", NOW)).toBe(Date.UTC(2026, 11, 24, 9));
    expect(untilOf(undefined, NOW)).toBe(new Date(2026, 10, 23, 9).getTime());
  });

  test.each(["0m", "soon", "2026", "2026-12-24", "2026-13-24T09:00", "2020-01-01T00:00", "9999d"])(
    "is none that cannot be meant: %s",
    (text) => {
      expect(() => untilOf(text, NOW)).toThrow("no time within the next year");
    },
  );
});
