import { describe, expect, test } from "vitest";
import { parseNumstat, parseRaw } from "./parse-raw.ts";

const [none, one, two] = ["0", "1", "2"].map((digit) => digit.repeat(40));

describe("what git says of a change", () => {
  test("is read with any path, modes, renames and copies", () => {
    const text = [
      `:000000 100644 ${none} ${one} A`,
      'odd "name"\n\t.ts',
      `:100644 000000 ${one} ${none} D`,
      "gone.ts",
      `:100644 100755 ${one} ${two} R087`,
      "old.ts",
      "new.ts",
      `:100644 100644 ${one} ${one} C100`,
      "from.ts",
      "copy.ts",
      `:100644 120000 ${one} ${two} T`,
      ":000000 looks like a head",
      "",
    ].join("\0");
    expect(parseRaw(text)).toEqual([
      {
        path: 'odd "name"\n\t.ts',
        status: "added",
        modeBefore: "000000",
        mode: "100644",
        blob: one,
      },
      { path: "gone.ts", status: "deleted", modeBefore: "100644", mode: "000000", blob: none },
      {
        path: "new.ts",
        from: "old.ts",
        status: "renamed",
        modeBefore: "100644",
        mode: "100755",
        blob: two,
      },
      { path: "copy.ts", status: "added", modeBefore: "100644", mode: "100644", blob: one },
      {
        path: ":000000 looks like a head",
        status: "modified",
        modeBefore: "100644",
        mode: "120000",
        blob: two,
      },
    ]);
    expect(parseRaw("")).toEqual([]);
  });

  test("lines are counted by the path after the change, and a binary file has none", () => {
    const text = ["3\t1\ta\tb.ts", "-\t-\tblob.bin", "0\t0\t", "old.ts", "new.ts", ""].join("\0");
    expect([...parseNumstat(text)]).toEqual([
      ["a\tb.ts", { added: 3, removed: 1, binary: false }],
      ["blob.bin", { added: 0, removed: 0, binary: true }],
      ["new.ts", { added: 0, removed: 0, binary: false }],
    ]);
  });
});
