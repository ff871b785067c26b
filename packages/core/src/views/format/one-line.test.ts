import { describe, expect, test } from "vitest";
import { oneLine } from "./one-line.ts";

describe("one line", () => {
  test("has single spaces and no ends", () => {
    expect(oneLine("  two\n\n words\t")).toBe("two words");
  });

  test("is cut with a mark at its longest", () => {
    expect(oneLine("a".repeat(10), 10)).toBe("a".repeat(10));
    expect(oneLine("a".repeat(11), 10)).toBe(`${"a".repeat(9)}…`);
    expect(oneLine("one two three", 9)).toBe("one two…");
  });

  test("of much white space says that there is more", () => {
    expect(oneLine(`a${" ".repeat(1000)}b`, 10)).toBe("a…");
  });
});
