import { describe, expect, test } from "vitest";
import { completionsOf, withWord } from "./completions.ts";

const size = (steps: number) => ({ steps, waves: 1, agents: 2 });
const plans = { small: size(8), medium: size(20), large: size(40) };
const NAMES = {
  flows: [
    { id: "code-review", answers: "What is wrong?", plans },
    { id: "architectural-analysis", answers: "How healthy is it?", plans },
  ],
  projects: [
    { name: "orders", path: "/home/me/orders", status: "here" as const },
    { name: "old", path: "/home/me/old", status: "missing" as const },
  ],
};
const words = (text: string, caret = text.length) =>
  completionsOf(text, caret, NAMES).map(({ word }) => word);

describe("completions", () => {
  test("are flows after a slash at the beginning, by any part of their name", () => {
    expect(words("/")).toEqual(["/flow", "/code-review", "/architectural-analysis"]);
    expect(words("/rev")).toEqual(["/code-review"]);
    expect(words("look at /rev")).toEqual([]);
    expect(words("/code-review")).toEqual([]);
  });

  test("are sizes after a flow, with what they mean", () => {
    expect(words("/code-review ")).toEqual(["small", "medium", "large"]);
    expect(words("/code-review @orders la")).toEqual(["large"]);
    expect(completionsOf("/code-review l", 14, NAMES)).toEqual([
      { word: "large", note: "40 steps, 2 by agents" },
    ]);
    expect(words("/code-review large s")).toEqual([]);
    expect(words("/flow s")).toEqual([]);
  });

  test("are projects that are there after an @, wherever it stands", () => {
    expect(words("is @o")).toEqual(["@orders"]);
    expect(words("@zz")).toEqual([]);
  });

  test("are none for the words of a question", () => {
    expect(words("what is small")).toEqual([]);
    expect(words("")).toEqual([]);
  });

  test("take the place of the word at the caret, and leave what follows", () => {
    expect(withWord("/cod the cart", 4, "/code-review")).toEqual({
      text: "/code-review the cart",
      caret: 13,
    });
    expect(withWord("is @or", 6, "@orders")).toEqual({ text: "is @orders ", caret: 11 });
  });
});
