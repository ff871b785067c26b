import { describe, expect, test } from "vitest";
import { isOlder } from "./compare-versions.ts";

describe("versions", () => {
  test.each([
    ["0.49.0", "0.100.0", true],
    ["0.100.0", "0.100.0", false],
    ["0.100.1", "0.100.0", false],
    ["1.0.0", "0.100.0", false],
    ["2.0", "2.0.1", true],
    ["2.0.0-beta.1", "2.0.0", true],
    ["2.0.0", "2.0.0-beta.1", false],
    ["what", "0.0.1", true],
  ])("%s is older than %s: %s", (one, other, older) => {
    expect(isOlder(one, other)).toBe(older);
  });
});
