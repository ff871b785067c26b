import { describe, expect, test } from "vitest";
import { locateQuote } from "./locate-quote.ts";

const LINES = ["import x;", "", "  return eval(code);", "}", "  return eval(code);", "end"];

describe("the place of a quote", () => {
  test("is its exact words, whatever the white space around them", () => {
    expect(locateQuote(LINES, 10, "return eval(code);", 12)).toEqual([
      { line: 12, start: 2, end: 20 },
    ]);
  });

  test("is the one nearest to the line that was said", () => {
    expect(locateQuote(LINES, 10, "return  eval( code );", 14)[0]?.line).toBe(14);
    expect(locateQuote(LINES, 10, "eval", 10)).toEqual([{ line: 12, start: 9, end: 13 }]);
  });

  test("goes over lines, also over empty ones", () => {
    expect(locateQuote(LINES, 1, "x;\nreturn eval", 1)).toEqual([
      { line: 1, start: 7, end: 9 },
      { line: 3, start: 2, end: 13 },
    ]);
    expect(locateQuote(LINES, 1, LINES.join("\n"), 1).map(({ line }) => line)).toEqual([
      1, 3, 4, 5, 6,
    ]);
  });

  test("is none for words that are not there, are changed, or are no words", () => {
    expect(locateQuote(LINES, 1, "return eval(data);", 3)).toEqual([]);
    expect(locateQuote(LINES, 1, " \n ", 3)).toEqual([]);
    expect(locateQuote([], 1, "x", 1)).toEqual([]);
  });

  test("counts characters as a line has them, also beyond the basic plane", () => {
    expect(locateQuote(["a 😀 b"], 1, "b", 1)).toEqual([{ line: 1, start: 5, end: 6 }]);
  });
});
