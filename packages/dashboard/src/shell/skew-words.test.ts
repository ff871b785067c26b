import { describe, expect, test } from "vitest";
import { skewWords } from "./skew-words.ts";

describe("a clock that is wrong", () => {
  test("is told with how much, in either direction", () => {
    expect(skewWords(600_000)).toContain("is 10m 00s behind the server’s");
    expect(skewWords(-90_000)).toContain("is 1m 30s ahead of the server’s");
  });

  test("is not told while it is nobody's worry", () => {
    expect(skewWords(59_000)).toBeUndefined();
    expect(skewWords(0)).toBeUndefined();
  });
});
