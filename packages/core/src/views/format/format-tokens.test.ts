import { describe, expect, test } from "vitest";
import { formatTokens } from "./format-tokens.ts";

describe("tokens", () => {
  test.each([
    [null, "unknown"],
    [0, "0"],
    [999, "999"],
    [1_000, "1.0k"],
    [61_234, "61.2k"],
    [99_960, "100k"],
    [999_499, "999k"],
    [999_500, "1.0M"],
    [1_400_000, "1.4M"],
    [250_000_000, "250M"],
  ])("%s read %s", (tokens, text) => {
    expect(formatTokens(tokens)).toBe(text);
  });
});
