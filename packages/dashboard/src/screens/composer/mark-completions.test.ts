import { describe, expect, test } from "vitest";
import { markCompletions } from "./mark-completions.ts";

const labels = ["bug", "ui", "two words", "build"];
const words = (text: string) => markCompletions(text, text.length, labels).map(({ word }) => word);

describe("what a word may say of an issue", () => {
  test("is a label of those that there are and can be written", () => {
    expect(words("Sort #")).toEqual(["#bug", "#ui", "#build"]);
    expect(words("Sort #bu")).toEqual(["#bug", "#build"]);
    expect(words("Sort #bug")).toEqual([]);
    expect(words("Sort bug")).toEqual([]);
  });

  test("is a priority", () => {
    expect(words("Sort P")).toEqual(["P0", "P1", "P2", "P3"]);
    expect(words("Sort P1")).toEqual([]);
    expect(words("Sort Pay")).toEqual([]);
  });
});
