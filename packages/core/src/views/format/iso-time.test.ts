import { describe, expect, test } from "vitest";
import { createRandom } from "../../run/simulation/random.ts";
import { isoTime } from "./iso-time.ts";

describe("ISO time", () => {
  test.each([
    0,
    -1,
    951_782_400_000, // 29 February 2000
    1_709_164_799_999, // the last moment of 28 February 2024
    4_107_542_399_999, // the last moment of 28 February 2100, which is no leap year
    253_402_300_799_999, // the last moment of 9999
  ])("of %i ms is that of the platform", (ms) => {
    expect(isoTime(ms)).toBe(new Date(ms).toISOString());
  });

  test("is that of the platform at any moment from year 1 to 9999", () => {
    const random = createRandom(1);
    for (let count = 0; count < 2_000; count++) {
      const ms = -62_135_596_800_000 + random.below(315_537_897_600_000);
      expect(isoTime(ms)).toBe(new Date(ms).toISOString());
    }
  });

  test("drops fractions of a millisecond", () => {
    expect(isoTime(1.9)).toBe("1970-01-01T00:00:00.001Z");
  });
});
