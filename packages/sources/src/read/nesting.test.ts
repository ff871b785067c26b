import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { draws } from "../suite/draws.ts";
import { MOST_NESTING, nestsTooDeep } from "./nesting.ts";

const lists = (depth: number, inner = ""): string =>
  `${"[".repeat(depth)}${inner}${"]".repeat(depth)}`;

describe("nesting of a line", () => {
  test.each([
    ["as deep as may be", lists(MOST_NESTING), false],
    ["one level deeper", lists(MOST_NESTING + 1), true],
    ["objects and lists by turns", `${'{"a":['.repeat(33)}${"]}".repeat(33)}`, true],
    ["thousands of levels", lists(100_000), true],
    ["deep and never closed", "[".repeat(65), true],
    ["many beside each other", `[${"{},".repeat(5_000)}[]]`, false],
    ["brackets within a string", `{"text":"${"[".repeat(5_000)}"}`, false],
    ["a string with quotes in it", `{"text":"${String.raw`\"`}${"[".repeat(500)}"}`, false],
    ["a string that ends in a backslash", `{"a":"${"\\".repeat(4)}",${lists(65)}`, true],
    ["a string that never ends", `"${"[".repeat(500)}`, false],
    ["more closed than opened", `${"]".repeat(90)}${lists(64)}`, false],
  ])("%s", (_, text, isTooDeep) => {
    expect(nestsTooDeep(text)).toBe(isTooDeep);
  });

  test("is that of the value, whatever strings are in it", () => {
    fc.assert(
      fc.property(fc.json({ maxDepth: 5 }), fc.nat({ max: 80 }), (json, around) => {
        const depth = around + depthOf(JSON.parse(json));
        expect(nestsTooDeep(lists(around, json))).toBe(depth > MOST_NESTING);
      }),
      draws(300),
    );
  });
});

function depthOf(value: unknown): number {
  if (typeof value !== "object" || value === null) return 0;
  return 1 + Math.max(0, ...Object.values(value).map(depthOf));
}
