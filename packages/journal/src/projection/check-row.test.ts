import { describe, expect, test } from "vitest";
import type { Row } from "../journal.ts";
import { SUMS } from "../suite/samples.ts";
import { checkRow } from "./check-row.ts";

const WHOLE = { id: "run/a", count: 1, sum: 1.5, last: "note" };

describe("checkRow", () => {
  test("8.3: fills absent columns with null, in the order of the columns", () => {
    const row = checkRow(SUMS, "run/a", { last: "note", id: "run/a" });
    expect(Object.entries(row)).toEqual([
      ["id", "run/a"],
      ["count", null],
      ["sum", null],
      ["last", "note"],
    ]);
  });

  const wrong: [string, Row][] = [
    ["a number for text", { ...WHOLE, last: 3 }],
    ["text for an integer", { ...WHOLE, count: "1" }],
    ["a fraction for an integer", { ...WHOLE, count: 1.5 }],
    ["an integer that is not exact", { ...WHOLE, count: 2 ** 53 }],
    ["no number for a real", { ...WHOLE, sum: NaN }],
    ["a column that does not exist", { ...WHOLE, other: 1 }],
    ["another key", { ...WHOLE, id: "run/b" }],
    ["no key", { count: 1 }],
  ];

  test.for(wrong)("8.3: refuses %s", ([, row]) => {
    expect(() => checkRow(SUMS, "run/a", row)).toThrow(
      expect.objectContaining({ code: "journal.invalid" }),
    );
  });
});
