import { describe, expect, test } from "vitest";
import SPEC from "./SPEC.md?raw";

const TESTS = import.meta.glob(
  ["./**/*.test.ts", "../plan/*.test.ts", "../ledger/*.test.ts", "../fixtures/*.test.ts"],
  { query: "?raw", import: "default", eager: true },
);

/** Invariants of the page, each with the test files that it names. */
function invariants(): Map<string, string[]> {
  const rows = SPEC.matchAll(/^\| ([A-Z]\d+) \|.*\| ([^|]+) \|$/gm);
  return new Map([...rows].map(([, id = "", files = ""]) => [id, files.split(", ").toSorted()]));
}

/** Invariants that titles of tests begin with, each with the test files that they are in. */
function tested(): Map<string, string[]> {
  const found = new Map<string, Set<string>>();
  for (const [path, text] of Object.entries(TESTS)) {
    const file = path.replace(/^\.\/|\.test\.ts$/g, "");
    for (const [, ids = ""] of text.matchAll(/["`]((?:[A-Z]\d+ ?)+): /g))
      for (const id of ids.split(" ")) found.set(id, (found.get(id) ?? new Set()).add(file));
  }
  return new Map([...found].map(([id, files]) => [id, [...files].toSorted()]));
}

describe("SPEC.md", () => {
  test("names every invariant once", () => {
    const ids = [...SPEC.matchAll(/^\| ([A-Z]\d+) \|/gm)].map(([, id]) => id);
    expect(ids.length).toBeGreaterThan(60);
    expect(new Set(ids).size).toBe(ids.length);
  });

  test("names for each invariant the tests that hold it, and each test names invariants of the page", () => {
    const sorted = (map: Map<string, string[]>) => Object.fromEntries(map);
    expect(sorted(tested())).toEqual(sorted(invariants()));
  });

  test("is read from the files that it names", () => {
    expect(Object.keys(TESTS)).toContain("./send-back.test.ts");
    expect(Object.keys(TESTS)).toContain("../ledger/ledger.test.ts");
  });
});
