import { describe, expect, test } from "vitest";
import { parseChangedFiles } from "./parse-changed-files.ts";

const parse = (hunks: string) =>
  parseChangedFiles({
    names: "M\0a.ts\0M\0b c\té\n.ts\0",
    counts: "1\t0\ta.ts\0-\t-\tb c\té\n.ts\0",
    hunks,
  });

describe("the lines that a change introduced", () => {
  test("content that looks like a header is content", () => {
    const hunks = [
      "diff --git a/a.ts b/a.ts",
      "--- a/a.ts",
      "+++ b/a.ts",
      "@@ -3 +3,3 @@ context",
      "--- b/b.ts",
      "+++ b/evil.ts",
      "+@@ -1 +90 @@",
      "+diff --git a/x b/x",
      "\\ No newline at end of file",
      "@@ -9,2 +11,0 @@",
      "-gone",
      "-gone",
      "@@ -20,0 +20 @@",
      "+new",
      "",
    ].join("\n");
    expect(parse(hunks)[0]).toMatchObject({
      path: "a.ts",
      ranges: [
        [3, 5],
        [20, 20],
      ],
    });
  });

  test("a name in quotes is read as git wrote it, and binary files have no lines", () => {
    const hunks = ['+++ "b/b c\\té\\n.ts"', "@@ -0,0 +1 @@", "+x"].join("\n");
    expect(parse(hunks)[1]).toEqual({
      path: "b c\té\n.ts",
      status: "modified",
      added: 0,
      removed: 0,
      ranges: [[1, 1]],
    });
    expect(parse('+++ "b/b c\\t\\303\\251\\n.ts"\n@@ -0,0 +1 @@\n+x')[1]?.ranges).toEqual([[1, 1]]);
  });
});
