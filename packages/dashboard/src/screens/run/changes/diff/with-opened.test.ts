import { parsePatch } from "@wheelhouse/core";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import type { ChangedFile } from "../changed-file.ts";
import { diffRows } from "./diff-rows.ts";
import { withOpened } from "./with-opened.ts";

/** The file after the change; line 21 of the one before is gone, and two others stand in the place of line 61. */
const AFTER = Array.from({ length: 90 }, (_, index) => `line ${index + 1}`);
const BLOB = "ab".repeat(20);
const PATCH = [
  "diff --git a/a.ts b/a.ts",
  `index ${"0".repeat(39)}1..${BLOB} 100644`,
  "--- a/a.ts",
  "+++ b/a.ts",
  "@@ -18,7 +18,6 @@ function one() {",
  ...[18, 19, 20].map((n) => ` line ${n}`),
  "-gone",
  ...[21, 22, 23].map((n) => ` line ${n}`),
  "@@ -58,7 +57,8 @@ function two() {",
  ...[57, 58, 59].map((n) => ` line ${n}`),
  "-other",
  "+line 60",
  "+line 61",
  ...[62, 63, 64].map((n) => ` line ${n}`),
  "",
].join("\n");

const [patch] = parsePatch(PATCH);
const FILE: ChangedFile = {
  told: {
    path: "a.ts",
    from: null,
    status: "modified",
    added: 2,
    removed: 2,
    binary: false,
    flags: [],
  },
  patch,
};

function opened(...numbers: readonly number[]): ChangedFile {
  const lines = new Map(numbers.map((n) => [n, AFTER[n - 1] ?? ""]));
  return withOpened(FILE, { total: AFTER.length, lines });
}

/** The rows of a file in short: what is hidden, and the numbers of lines before and after. */
function shown(file: ChangedFile): string[] {
  const { rows } = diffRows([file], { isSplit: false, closed: new Set() });
  return rows.flatMap((row) => {
    if (row.kind === "gap") return [`${row.gap.from}–${row.gap.to ?? "?"} ${row.section}`.trim()];
    return row.kind === "line" ? [`${row.line.before ?? "+"}:${row.line.after ?? "−"}`] : [];
  });
}

describe("lines that are opened between changes", () => {
  test("stand with their numbers on both sides, next to the change that they were opened at", () => {
    expect(shown(FILE).filter((row) => row.includes("–"))).toEqual([
      "1–17 function one() {",
      "24–56 function two() {",
      "65–?",
    ]);
    const rows = shown(opened(16, 17, 24, 56, 65));
    expect(rows.slice(0, 4)).toEqual(["1–15 function one() {", "16:16", "17:17", "18:18"]);
    expect(rows.slice(rows.indexOf("24:23"))).toEqual([
      "24:23",
      "25:24",
      "25–55 function two() {",
      "57:56",
      "58:57",
      "59:58",
      "60:59",
      "61:−",
      "+:60",
      "+:61",
      "62:62",
      "63:63",
      "64:64",
      "65:65",
      "66–90",
    ]);
  });

  test("leave no gap when all of it is there, and say nothing of an end that is reached", () => {
    const all = AFTER.map((_, index) => index + 1);
    expect(shown(opened(...all)).filter((row) => row.includes("–"))).toEqual([]);
    const rows = shown(withOpened(FILE, { total: 64, lines: new Map() }));
    expect(rows.at(-1)).toBe("64:64");
  });

  test("are never shown twice or out of order, whichever are known", () => {
    const numbers = fc.uniqueArray(fc.integer({ min: 1, max: AFTER.length }), { maxLength: 90 });
    fc.assert(
      fc.property(numbers, (known) => {
        const lines = (opened(...known).patch?.hunks ?? []).flatMap((hunk) => hunk.lines);
        const after = lines.flatMap((line) => line.after ?? []);
        const before = lines.flatMap((line) => line.before ?? []);
        for (const side of [after, before])
          expect(side).toEqual([...new Set(side)].toSorted((a, b) => a - b));
        const kept = lines.filter((line) => line.after !== null);
        expect(kept.map(({ text }) => text)).toEqual(after.map((n) => AFTER[n - 1]));
      }),
    );
  });
});
