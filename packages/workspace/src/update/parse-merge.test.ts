import { describe, expect, test } from "vitest";
import { parseMerge } from "./parse-merge.ts";

const TREE = "a".repeat(40);
const said = (...fields: readonly string[]): string => `${fields.join("\0")}\0`;

describe("what git says of a merge", () => {
  test("without conflicts is a tree, whatever it has put together itself", () => {
    expect(parseMerge(`${TREE}\0`)).toEqual({ tree: TREE, conflicts: [] });
    expect(
      parseMerge(said(TREE, "", "1", "a.txt", "Auto-merging", "Auto-merging a.txt\n")),
    ).toEqual({ tree: TREE, conflicts: [] });
  });

  test("names each path once, with its kind, the sides that have it and all that is said about it", () => {
    const blob = "b".repeat(40);
    const text = said(
      TREE,
      `100644 ${blob} 1\told\nname`,
      `100644 ${blob} 3\told\nname`,
      `100644 ${blob} 2\tnew`,
      "",
      "2",
      "old\nname",
      "new",
      "CONFLICT (rename/delete)",
      "CONFLICT (rename/delete): one\n",
      "1",
      "new",
      "CONFLICT (contents)",
      "CONFLICT (content): two\n",
    );
    expect(parseMerge(text).conflicts).toEqual([
      {
        path: "old\nname",
        kind: "rename/delete",
        sides: { work: false, base: true },
        said: "CONFLICT (rename/delete): one",
      },
      {
        path: "new",
        kind: "rename/delete",
        sides: { work: true, base: false },
        said: "CONFLICT (rename/delete): one CONFLICT (content): two",
      },
    ]);
  });
});
