import { describe, expect, test } from "vitest";
import { detailParts } from "./detail-parts.ts";

describe("the detail of a signal", () => {
  test("is facts by their names, without the count that the line says", () => {
    expect(
      detailParts({ count: 4, modified: 3, untracked: 1, workflow: "deploy.yml" }, "dirty"),
    ).toEqual({
      facts: [
        { text: "modified", note: "3", at: undefined },
        { text: "untracked", note: "1", at: undefined },
        { text: "workflow", note: "deploy.yml", at: undefined },
      ],
      lists: [],
    });
  });

  test("has branches with the time of their last commit, and no age beside it", () => {
    const branches = [{ name: "fix/it", tip_at: "2026-11-01T00:00:00Z", days: 20 }];
    expect(detailParts({ count: 1, branches }, "").lists).toEqual([
      {
        name: "branches",
        items: [{ text: "fix/it", note: undefined, at: "2026-11-01T00:00:00Z" }],
      },
    ]);
  });

  test("says nothing again that stands in the line", () => {
    expect(detailParts({ operation: "rebase" }, "rebase under way").facts).toEqual([]);
    const tree = { modified: 12, untracked: 1 };
    expect(detailParts(tree, "dirty: 12 modified, 1 untracked").facts).toEqual([]);
    expect(detailParts(tree, "dirty").facts).toHaveLength(2);
  });

  test("leaves out what is not known, and shows a time as one", () => {
    const { facts } = detailParts({ commit: null, known_at: "2026-11-01T00:00:00Z" }, "");
    expect(facts).toEqual([{ text: "known at", note: undefined, at: "2026-11-01T00:00:00Z" }]);
  });

  test("shows what a later version tells", () => {
    const { facts, lists } = detailParts(
      {
        openedBy: true,
        files: ["a.ts", { path: "b.ts", lines: 3 }],
        other: { days: 2 },
        none: [],
      },
      "",
    );
    expect(facts).toEqual([{ text: "opened by", note: "true", at: undefined }]);
    expect(lists).toEqual([
      {
        name: "files",
        items: [
          { text: "a.ts", note: undefined, at: undefined },
          { text: "b.ts", note: "lines 3", at: undefined },
        ],
      },
      { name: "other", items: [{ text: "days 2", note: undefined, at: undefined }] },
    ]);
  });
});
