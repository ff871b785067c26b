import { describe, expect, test } from "vitest";
import { analyseChurn } from "./churn.ts";
import { branchy, onFiles } from "./on-files.ts";

describe("analyseChurn", () => {
  const files = {
    "src/hot.ts": branchy("hot", 400),
    "src/calm.ts": branchy("calm", 400),
    "src/small.ts": branchy("small", 20),
    "src/b.ts": branchy("b", 20),
    "src/c.ts": branchy("c", 20),
    "test/hot.test.ts": branchy("t", 400),
  };
  const churn = (path: string, commits: number) => ({
    path,
    commits,
    lines: commits * 10,
    authors: 3,
  });

  test("a large file that changes often is a hot spot, with its numbers", async () => {
    const facts = {
      churn: [
        churn("src/hot.ts", 41),
        churn("src/small.ts", 60),
        churn("test/hot.test.ts", 90),
        churn("src/calm.ts", 2),
      ],
    };
    const { candidates } = await onFiles(files, analyseChurn, { facts });
    expect(candidates.map((one) => one.path)).toEqual(["src/hot.ts"]);
    expect(candidates[0]?.claim).toBe(
      "`src/hot.ts` has 403 lines of code and changed in 41 commits by 3 authors in the last year; the median source file has 2 commits.",
    );
    expect(candidates[0]?.citations[0]).toEqual({
      path: "src/hot.ts",
      lines: [1, 1],
      quote: "export function hot(x: number): number {",
    });
  });

  test("without history it says that it did not run", async () => {
    expect((await onFiles(files, analyseChurn)).notRun[0]).toMatch(
      /^churn: no facts file was given/,
    );
    const facts = { missing: ["not a git repository"] };
    expect((await onFiles(files, analyseChurn, { facts })).notRun).toEqual([
      "churn: not a git repository",
    ]);
  });

  test("a young history is no evidence", async () => {
    const facts = { churn: [churn("src/hot.ts", 3)] };
    const { candidates, notRun } = await onFiles(files, analyseChurn, { facts });
    expect(candidates).toEqual([]);
    expect(notRun[0]).toMatch(/too little history/);
  });
});
