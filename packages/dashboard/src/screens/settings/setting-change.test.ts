import { describe, expect, test } from "vitest";
import { changeOf, limitOf, wordsOfValue } from "./setting-change.ts";

describe("a change of a setting", () => {
  test("is of that setting and no other, and null takes it back", () => {
    expect(changeOf("p", "agent", "scout")).toEqual({ project_id: "p", agent: "scout" });
    expect(changeOf("p", "tokens", 5_000)).toEqual({ project_id: "p", tokens: 5_000 });
    expect(changeOf("p", "auto_continue", false)).toEqual({
      project_id: "p",
      auto_continue: false,
    });
    expect(changeOf("p", "cost_usd", null)).toEqual({ project_id: "p", cost_usd: null });
  });

  test.each([
    ["tokens", "500000", 500_000],
    ["tokens", "1.5", undefined],
    ["cost_usd", " 2.50 ", 2.5],
    ["cost_usd", "-1", undefined],
    ["cost_usd", "much", undefined],
    ["tokens", "", undefined],
  ] as const)("takes for a limit of %s from %j: %j", (id, text, limit) => {
    expect(limitOf(id, text)).toBe(limit);
  });

  test("is told in words", () => {
    expect([null, true, 5, "scout"].map(wordsOfValue)).toEqual(["Not set", "Yes", "5", "scout"]);
  });
});
