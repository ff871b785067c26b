import { describe, expect, test } from "vitest";
import { itemsOf } from "./parse-items.ts";

describe("the items of a list of work", () => {
  test.each([
    [
      "headings with ids",
      "## Goal\n\n### W-1: One\nText.\n\n- a\n\n### W-2 Two ##\n",
      ["W-1 One", "W-2 Two"],
    ],
    ["an id twice", "### W-1: One\n### W-1: Again\n", ["W-1 One", "W-1.2 Again"]],
    ["headings without ids", "# Work\n## One\n## Use C#\n", ["item-1 One", "item-2 Use C#"]],
    [
      "a list",
      "Work:\n\n- [ ] One\n  more\n* Two\n1. Three\n",
      ["item-1 One", "item-2 Two", "item-3 Three"],
    ],
    ["a list with ids", "- W-1: One\n- W-10: Ten\n", ["W-1 One", "W-10 Ten"]],
    ["what is in a fence", "```\n- no\n### W-9: no\n```\n- One\n", ["item-1 One"]],
    ["prose", "Do this, then that.\n", []],
    ["nothing", "", []],
  ])("are found in %s", (_, text, items) => {
    expect(itemsOf(text).map(({ key, title }) => `${key} ${title}`)).toEqual(items);
  });

  test("keep their lines and what is below them", () => {
    expect(itemsOf("# Work\n\n### W-1: One\n\nText.\n### W-2: Two\n")).toEqual([
      { key: "W-1", title: "One", body: "Text.", line: 3 },
      { key: "W-2", title: "Two", body: "", line: 6 },
    ]);
  });

  test("are found in time, whatever is between", () => {
    for (const piece of ["#", " ", "- ", "## ", "[ ] ", "A1 ", "1. "]) {
      const start = performance.now();
      itemsOf(`## ${piece.repeat(60_000 / piece.length)}x`);
      expect(performance.now() - start).toBeLessThan(2_000);
    }
  });
});
