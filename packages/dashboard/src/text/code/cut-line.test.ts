import { describe, expect, test } from "vitest";
import { cutLine } from "./cut-line.ts";

describe("a line of code", () => {
  test("without colours is one piece", () => {
    expect(cutLine("const a", undefined)).toEqual([{ text: "const a", token: 0, isMarked: false }]);
  });

  test("has a piece for each colour", () => {
    expect(cutLine("const a;", [5, 4, 2, 0, 1, 8])).toEqual([
      { text: "const", token: 4, isMarked: false },
      { text: " a", token: 0, isMarked: false },
      { text: ";", token: 8, isMarked: false },
    ]);
  });

  test("is cut by a mark too, and keeps its colours", () => {
    expect(cutLine("const a;", [5, 4, 3, 0], [{ line: 1, start: 2, end: 7 }])).toEqual([
      { text: "co", token: 4, isMarked: false },
      { text: "nst", token: 4, isMarked: true },
      { text: " a", token: 0, isMarked: true },
      { text: ";", token: 0, isMarked: false },
    ]);
  });

  test("is marked whole by a mark without characters", () => {
    expect(cutLine("ab", [1, 4, 1, 0], [{ line: 1 }]).every(({ isMarked }) => isMarked)).toBe(true);
  });

  test("bears marks that reach beyond it", () => {
    expect(cutLine("ab", undefined, [{ line: 1, start: 1, end: 90 }])).toEqual([
      { text: "a", token: 0, isMarked: false },
      { text: "b", token: 0, isMarked: true },
    ]);
  });
});
