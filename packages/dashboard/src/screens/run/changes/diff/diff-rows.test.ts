import { parsePatch } from "@wheelhouse/core";
import { describe, expect, test } from "vitest";
import type { ChangedFile } from "../changed-file.ts";
import { changedRange } from "./changed-range.ts";
import { type DiffRow, diffRows } from "./diff-rows.ts";
import { notesOf } from "./notes-of.ts";

const PATCH = `diff --git a/a.ts b/a.ts
--- a/a.ts
+++ b/a.ts
@@ -10,4 +10,5 @@ function total() {
 one
-two
-three
+zwei
+drei
+vier
 five
diff --git a/run.sh b/run.sh
old mode 100644
new mode 100755
diff --git a/was.ts b/is.ts
rename from was.ts
rename to is.ts
diff --git a/b.png b/b.png
Binary files a/b.png and b/b.png differ
`;

function told(path: string, more: Partial<ChangedFile["told"]> = {}): ChangedFile["told"] {
  return {
    path,
    from: null,
    status: "modified",
    added: 0,
    removed: 0,
    binary: false,
    flags: [],
    ...more,
  };
}

const parts = new Map(parsePatch(PATCH).map((part) => [part.path, part]));
const FILES: readonly ChangedFile[] = [
  told("a.ts"),
  told("run.sh"),
  told("is.ts", { status: "renamed", from: "was.ts" }),
  told("b.png", { binary: true }),
  told("beyond.ts"),
].map((file) => ({ told: file, patch: parts.get(file.path) }));

function shown(row: DiffRow): string {
  if (row.kind === "line")
    return `${row.line.kind} ${row.line.text} ${row.other?.text ?? ""}`.trim();
  if (row.kind === "pair") return `${row.before?.text ?? "–"} | ${row.after?.text ?? "–"}`;
  if (row.kind === "gap")
    return `${row.gap.to === undefined ? "?" : row.gap.to - row.gap.from + 1} hidden ${row.section}`;
  return row.kind === "note" ? row.text : row.kind;
}

describe("the rows of a diff", () => {
  test("are in one column the lines in the order of the patch, behind what is hidden", () => {
    const { rows, files, hunks } = diffRows(FILES, { isSplit: false, closed: new Set() });
    expect(rows.map(shown)).toEqual([
      "file",
      "room",
      "9 hidden function total() {",
      "same one",
      "removed two",
      "removed three",
      "added zwei",
      "added drei",
      "added vier",
      "same five",
      "file",
      "room",
      "It can be executed now.",
      "file",
      "room",
      "It was was.ts, and is as it was.",
      "file",
      "room",
      "A binary file: what is in it is not shown.",
      "file",
      "room",
      "The patch is too long to be shown whole, and ends before this file.",
    ]);
    expect(files).toEqual([0, 10, 13, 16, 19]);
    expect(hunks).toEqual([2]);
  });

  test("are in two columns what was beside what is", () => {
    const { rows } = diffRows(FILES.slice(0, 1), { isSplit: true, closed: new Set() });
    expect(rows.slice(3).map(shown)).toEqual([
      "one | one",
      "two | zwei",
      "three | drei",
      "– | vier",
      "five | five",
    ]);
  });

  test("show no line of a file that is closed", () => {
    const { rows, hunks } = diffRows(FILES.slice(0, 2), {
      isSplit: false,
      closed: new Set(["a.ts"]),
    });
    expect(rows.map(({ kind }) => kind)).toEqual(["file", "room", "file", "room", "note"]);
    expect(hunks).toEqual([]);
  });

  test("name the line whose place one took, where as many came as went", () => {
    const [patch] = parsePatch(
      "diff --git a/a b/a\n--- a/a\n+++ b/a\n@@ -1,2 +1,2 @@\n-ab\n-cd\n+aB\n+cD\n",
    );
    const { rows } = diffRows([{ told: told("a"), patch }], { isSplit: false, closed: new Set() });
    expect(rows.slice(2).map(shown)).toEqual([
      "removed ab aB",
      "removed cd cD",
      "added aB ab",
      "added cD cd",
    ]);
  });

  test("are made of a hundred thousand lines in a moment", () => {
    const lines = Array.from({ length: 50_000 }, (_, index) => `-old ${index}\n+new ${index}\n`);
    const [patch] = parsePatch(
      `diff --git a/a b/a\n--- a/a\n+++ b/a\n@@ -1,50000 +1,50000 @@\n${lines.join("")}`,
    );
    const { rows } = diffRows([{ told: told("a"), patch }], { isSplit: true, closed: new Set() });
    expect(rows.length).toBe(50_002);
  });
});

describe("notes of a changed file", () => {
  test("tell links, files without lines, and a patch that ends in one", () => {
    const note = (patch: string, more: Partial<ChangedFile["told"]> = {}): readonly string[] =>
      notesOf(told("a", more), parsePatch(`diff --git a/a b/a\n${patch}`)[0]);
    expect(note("new file mode 120000\n", { status: "added" })[0]).toMatch(/symbolic link/);
    expect(note("new file mode 100644\n", { status: "added" })).toEqual(["An empty file."]);
    expect(note("@@ -1,2 +1,2 @@\n a\n")).toEqual([
      "The patch is too long to be shown whole, and ends in this file.",
    ]);
  });
});

describe("what is another in a line", () => {
  test.each([
    ["const a = 1;", "const a = 22;", "1"],
    ["const a = 22;", "const a = 1;", "22"],
    ["total(rows)", "total(rows, now)", undefined],
    ["total(rows, now)", "total(rows)", ", now"],
    ["same", "same", undefined],
    ["wholly", "different", undefined],
    ["    a", "    b", undefined],
  ])("of %j beside %j is %j", (line, other, changed) => {
    const range = changedRange(line, other);
    expect(range && line.slice(range.start, range.end)).toBe(changed);
  });
});
