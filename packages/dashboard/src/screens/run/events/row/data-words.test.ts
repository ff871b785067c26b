import { describe, expect, test } from "vitest";
import { dataWords } from "./data-words.ts";

describe("what an event says in one line", () => {
  test("is its text, with whatever else it has behind it", () => {
    expect(dataWords({ tool: "t1", title: "Read a\nfile", kind: "read" })).toBe(
      "Read a file · tool: t1 · kind: read",
    );
    expect(dataWords({ generation: 1, role: "author", model: null })).toBe(
      "generation: 1 · role: author",
    );
  });

  test("is short, however much there is", () => {
    const huge = { text: "a".repeat(5_000_000), more: Array(100_000).fill({ deep: "x" }) };
    expect(dataWords(huge).length).toBeLessThanOrEqual(400);
    expect(dataWords({ list: Array(100_000).fill("ab") }).length).toBeLessThanOrEqual(400);
  });

  test("shows what no version of the page knows as it is", () => {
    expect(dataWords("plain")).toBe("plain");
    expect(dataWords(null)).toBe("null");
    expect(dataWords([1, { a: true }])).toBe("[1, {a: true}]");
    expect(dataWords({ weird: { nested: [1, 2] } })).toBe("weird: {nested: [1, 2]}");
  });
});
