import { describe, expect, test } from "vitest";
import { chooseMode, type ModeFacts } from "./choose-mode.ts";
import { diffOutput, type DiffSource, splitPatch } from "./diff-output.ts";
import { inScope, resolveScope } from "./resolve-scope.ts";

const files = [
  "README.md",
  "packages/engine/src/drive/driver.ts",
  "packages/engine/src/drive/driver.test.ts",
  "packages/journal/src/journal.ts",
  "src/é ü/a.ts",
];

describe("what a focus names", () => {
  test.each([
    ["packages/engine", ["packages/engine"]],
    ["How sound is ./packages/engine/?", ["packages/engine"]],
    ["`packages/journal/src/journal.ts`, please", ["packages/journal/src/journal.ts"]],
    ["packages/engine and packages/engine/src", ["packages/engine"]],
    ["the journal", ["packages/journal"]],
    ["errors in the driver", ["packages/engine/src/drive/driver.ts"]],
    ["Journal and driver.ts", ["packages/journal", "packages/engine/src/drive/driver.ts"]],
    ["packages", ["packages"]],
  ])("%j names %j", (focus, paths) => {
    expect(resolveScope(focus, files).paths.toSorted()).toEqual(paths.toSorted());
  });

  test.each(["", "why is it slow?", "src of evil", "the test", "packages/nothing"])(
    "%j names nothing",
    (focus) => {
      expect(resolveScope(focus, files).paths).toEqual([]);
    },
  );

  test("a path is in a scope when it is one of its files or below one of its directories", () => {
    expect(inScope("packages/engine/a.ts", ["packages/engine"])).toBe(true);
    expect(inScope("packages/engine2/a.ts", ["packages/engine"])).toBe(false);
    expect(inScope("any.ts", [])).toBe(true);
  });
});

describe("the mode of a review", () => {
  const facts: ModeFacts = { named: false, ahead: 0, dirty: 0 };
  test.each([
    [{ asked: "B", named: true, ahead: 3 }, "B"],
    [{ named: true, ahead: 3, dirty: 1 }, "C"],
    [{ ahead: 3, dirty: 1 }, "A"],
    [{ dirty: 1 }, "B"],
    [{}, "C"],
  ] as const)("%j is %s", (over, mode) => {
    expect(chooseMode({ ...facts, ...over }).mode).toBe(mode);
  });
});

const PATCH = `diff --git a/a.ts b/a.ts
--- a/a.ts
+++ b/a.ts
@@ -1 +1 @@
-old
+new
diff --git a/gone.ts b/gone.ts
--- a/gone.ts
+++ /dev/null
@@ -1 +0,0 @@
-old
`;

describe("the change as the flow sees it", () => {
  const source: DiffSource = {
    mode: "A",
    against: "main",
    files: [
      { path: "a.ts", status: "modified", added: 1, removed: 1, ranges: [[1, 1]] },
      { path: "gone.ts", status: "deleted", added: 0, removed: 1, ranges: [] },
    ],
    patch: PATCH,
    truncated: false,
    commits: [],
  };

  test("gives each file its own part of the patch", () => {
    expect([...splitPatch(PATCH).keys()]).toEqual(["a.ts", "gone.ts"]);
    const { files: own, changed } = diffOutput(source, { why: "asked", whole: false });
    expect(own[0]?.patch).toContain("+new");
    expect(own[0]?.patch).not.toContain("gone");
    expect(own[1]?.patch).toContain("-old");
    expect(changed).toEqual([{ path: "a.ts", ranges: [[1, 1]] }]);
  });

  test("cuts what is too long at the end of a line, and says so", () => {
    const long = PATCH + "+padding\n".repeat(2_000);
    const out = diffOutput({ ...source, patch: long }, { why: "asked", whole: false });
    expect(out.truncated).toBe(true);
    expect(out.files[1]?.patch.length).toBeLessThanOrEqual(6_000);
    expect(out.files[1]?.patch.endsWith("+padding\n")).toBe(true);
  });

  test("named files have no changed lines, and the whole tree has no files", () => {
    expect(diffOutput({ ...source, mode: "C" }, { why: "", whole: false }).changed).toEqual([]);
    expect(diffOutput({ ...source, mode: "C" }, { why: "", whole: true }).files).toEqual([]);
  });
});
