import { describe, expect, test } from "vitest";
import { markedParts } from "./marked-parts.ts";

const shown = (text: string, marks: readonly (readonly [number, number])[]): string =>
  markedParts(text, marks)
    .map(({ text: part, isMarked }) => (isMarked ? `[${part}]` : part))
    .join("");

describe("a text with marks", () => {
  test("is in parts of which each character is in one", () => {
    expect(shown("the checkout is off", [[4, 12]])).toBe("the [checkout] is off");
    expect(
      shown("aa bb", [
        [3, 5],
        [0, 2],
      ]),
    ).toBe("[aa] [bb]");
    expect(shown("plain", [])).toBe("plain");
  });

  test("holds marks that overlap, reach beyond it, or are the wrong way round", () => {
    expect(
      shown("abcdef", [
        [0, 4],
        [2, 6],
      ]),
    ).toBe("[abcd][ef]");
    expect(shown("abc", [[1, 99]])).toBe("a[bc]");
    expect(shown("abc", [[2, 1]])).toBe("abc");
    expect(shown("abc", [[50, 60]])).toBe("abc");
  });
});
