import { describe, expect, test } from "vitest";
import { nearest } from "./nearest.ts";

const FLOWS = ["code-review", "architectural-analysis", "demo", "deps", "Doc-Audit"];

describe("the nearest names", () => {
  test.each([
    ["code-reveiw", ["code-review"]],
    ["coderview", ["code-review"]],
    ["CODE", ["code-review"]],
    ["dmeo", ["demo"]],
    ["de", ["demo", "deps"]],
    ["doc-audit", ["Doc-Audit"]],
    ["arch", ["architectural-analysis"]],
    ["nothing-like-it", []],
    ["", []],
  ])("of %s are %j", (word, names) => {
    expect(nearest(word, FLOWS)).toEqual(names);
  });

  test("are three at most, the fewest slips first, then by name", () => {
    expect(nearest("abc", ["abd", "abc", "bac", "axc", "abcd"])).toEqual(["abc", "abcd", "abd"]);
  });
});
