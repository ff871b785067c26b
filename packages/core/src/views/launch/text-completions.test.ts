import { describe, expect, test } from "vitest";
import { pathWordAt, textCompletions, withWord, wordAt } from "./text-completions.ts";

const size = (steps: number) => ({ steps, waves: 1, agents: 2 });
const plans = { small: size(8), medium: size(20), large: size(40) };
const input = (name: string, type: string, choices: string[] = []) => ({
  name,
  title: `The ${name}`,
  type,
  choices,
});
const flow = (id: string, title: string, answers: string) => ({
  id,
  title,
  answers,
  plans,
  inputs: [
    input("question", "text"),
    input("fast", "flag"),
    input("mode", "choice", ["A", "B"]),
    input("plan", "document"),
  ],
});
const NAMES = {
  flows: [
    flow("code-review", "Code review", "What is wrong?"),
    flow("architectural-analysis", "Architectural analysis", "How healthy is it?"),
    flow("iterative-plan-review", "Plan review", "Does it hold?"),
    flow("runbook", "Runbook", "What is done when this happens?"),
  ],
  projects: [
    { name: "orders", path: "/home/me/orders", status: "here" },
    { name: "old", path: "/home/me/old", status: "missing" },
  ],
};
const words = (text: string, caret = text.length) =>
  textCompletions(text, caret, NAMES).map(({ word }) => word);

describe("completions", () => {
  test("are flows after a slash at the beginning, beginnings before words before first letters", () => {
    expect(words("/")).toEqual([
      "/flow",
      "/code-review",
      "/architectural-analysis",
      "/iterative-plan-review",
      "/runbook",
    ]);
    expect(words("/rev")).toEqual(["/code-review", "/iterative-plan-review"]);
    expect(words("/run")).toEqual(["/runbook"]);
    expect(words("/ipr")).toEqual(["/iterative-plan-review"]);
    expect(words("/healthy")).toEqual(["/architectural-analysis"]);
    expect(words("look at /rev")).toEqual([]);
    expect(words("/code-review")).toEqual([]);
  });

  test("are sizes after a flow and what it was given, with what they mean", () => {
    expect(words("/code-review ")).toEqual(["small", "medium", "large", "auto"]);
    expect(words("/code-review @orders la")).toEqual(["large"]);
    expect(words("/code-review plan=a.md la")).toEqual(["large"]);
    expect(textCompletions("/code-review l", 14, NAMES)).toEqual([
      { word: "large", note: "40 steps, 2 by agents" },
    ]);
    expect(words("/code-review large s")).toEqual([]);
    expect(words("/flow s")).toEqual([]);
  });

  test("are what a flow takes by name, once, and the choices of it", () => {
    expect(words("/code-review large p")).toEqual(["plan="]);
    expect(words("/code-review large --")).toEqual(["--fast", "mode=", "plan="]);
    expect(words("/code-review large --fast f")).toEqual([]);
    expect(words("/code-review large mode=")).toEqual(["mode=A", "mode=B"]);
    expect(words("/code-review the cart ")).toEqual([]);
    expect(words("/code-review is it safe?")).toEqual([]);
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
    expect(withWord("/cod the cart", 4, { word: "/code-review" })).toEqual({
      text: "/code-review the cart",
      caret: 13,
    });
    expect(withWord("is @or", 6, { word: "@orders" })).toEqual({ text: "is @orders ", caret: 11 });
    expect(withWord("look at sr", 10, { word: "src/", isOpen: true })).toEqual({
      text: "look at src/",
      caret: 12,
    });
  });
});

describe("a word that may be the beginning of a path", () => {
  const at = (text: string) => pathWordAt(text, text.length);

  test("has a slash or a dot, or is given by name", () => {
    expect(at("look at src/")).toEqual({ lead: "", begun: "src/" });
    expect(at("compare `./a")).toEqual({ lead: "`", begun: "./a" });
    expect(at("/plan-work-items plan=do")).toEqual({ lead: "plan=", begun: "do" });
  });

  test("is no flow, project, option or plain word", () => {
    for (const text of ["/code-rev", "@src/a", "--fast.x", "what", "", "src "])
      expect(at(text)).toBeUndefined();
  });
});

test("a long paste before the caret holds up nobody who types behind it", () => {
  const text = `${"x".repeat(400_000)} src/ma`;
  expect(wordAt(text, text.length)).toMatchObject({ from: 400_001, word: "src/ma" });
  expect(pathWordAt(text, text.length)).toEqual({ lead: "", begun: "src/ma" });
});
