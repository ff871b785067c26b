import { describe, expect, test } from "vitest";
import { endAfter, type TextEnd } from "./last-line.ts";

const lineAfter = (...pieces: string[]): string =>
  pieces.reduce<TextEnd>(endAfter, { line: "", open: "" }).line;

describe("the last line of a text in pieces", () => {
  test.each([
    [["one"], "one"],
    [["one ", "two"], "one two"],
    [["one\n", "two"], "two"],
    [["one\ntw", "o\n"], "two"],
    [["one\n\n", "  \n"], "one"],
    [["one", "\n", "two\nthr", "ee"], "three"],
    [["", " \n"], ""],
  ])("%j is %j", (pieces, line) => {
    expect(lineAfter(...pieces)).toBe(line);
  });

  test("shows the end of a long line", () => {
    const line = lineAfter(`${"a".repeat(500)} the end`);
    expect(line).toHaveLength(160);
    expect(line).toMatch(/^…a+ the end$/);
  });

  test("holds no more of a text without line breaks than can be shown", () => {
    const pieces = Array.from({ length: 1_000 }, () => "x".repeat(50));
    const end = pieces.reduce<TextEnd>(endAfter, { line: "", open: "" });
    expect(end.open.length).toBeLessThanOrEqual(640);
    expect(end.line).toHaveLength(160);
  });
});
