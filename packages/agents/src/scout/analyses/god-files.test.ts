import { describe, expect, test } from "vitest";
import { analyseGodFiles } from "./god-files.ts";
import { branchy, onFiles } from "./on-files.ts";

describe("analyseGodFiles", () => {
  test("a huge file of unrelated parts, and not one that is merely long", async () => {
    const small = Object.fromEntries(
      Array.from({ length: 12 }, (_, i) => [`src/s${i}.ts`, branchy(`s${i}`, 30)]),
    );
    const { candidates } = await onFiles(
      {
        ...small,
        "src/god.ts": branchy("one", 300) + branchy("two", 300) + branchy("three", 300),
        "src/long.ts": branchy("long", 900),
      },
      analyseGodFiles,
    );
    expect(candidates.map((one) => one.path)).toEqual(["src/god.ts"]);
    expect(candidates[0]?.claim).toContain("909 lines of code, 28 times the median of 33");
    expect(candidates[0]?.claim).toContain(
      "3 groups of 80 lines or more that never name each other",
    );
  });

  test("a table of data is long without being a god file", async () => {
    const rows = Array.from({ length: 2000 }, (_, i) => `  [${i}, "row"],\n`).join("");
    const { candidates } = await onFiles(
      { "src/table.ts": `export const TABLE = [\n${rows}];\n` },
      analyseGodFiles,
    );
    expect(candidates).toEqual([]);
  });
});
