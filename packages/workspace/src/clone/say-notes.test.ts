import { describe, expect, test } from "vitest";
import { sameButCase } from "./say-notes.ts";

describe("paths that differ in case only", () => {
  test("are those that a disk which ignores case would take for an earlier one", () => {
    expect(sameButCase(["a.ts", "A.ts", "b/c", "B/c", "B/d"])).toEqual(["A.ts", "B/c"]);
    expect(sameButCase(["\u00e9", "e\u0301"])).toEqual(["e\u0301"]);
    expect(sameButCase(["a", "b"])).toEqual([]);
  });
});
