import { describe, expect, test } from "vitest";
import { PLAIN } from "../output/paint.ts";
import { ASKS, modelAfter } from "../testing/run-events.ts";
import { firstRequest } from "./presenter.ts";
import { BLANK, pressKey, type Prompt, promptLines, type Wish } from "./prompt.ts";
import { keysIn } from "./read-keys.ts";

const request = firstRequest(modelAfter(ASKS));

function type(text: string, from: Prompt = BLANK): { prompt: Prompt; wish: Wish | undefined } {
  let prompt = from;
  let wish: Wish | undefined;
  for (const key of keysIn(text)) {
    const pressed = pressKey(prompt, key, request);
    prompt = pressed.prompt;
    wish = pressed.wish ?? wish;
  }
  return { prompt, wish };
}

describe("the prompt", () => {
  test("a number takes an option, and words after it are the reason", () => {
    expect(type("2 not yet\r").wish).toEqual({
      do: "answer",
      request: "k3m2x9ab-q1",
      option: "no",
      text: "not yet",
    });
    expect(type("yes\r").wish).toMatchObject({ option: "yes", text: undefined });
  });

  test("words alone do not answer a request that has options", () => {
    const { prompt, wish } = type("yess\r");
    expect(wish).toBeUndefined();
    expect(prompt.problem).toBe("Did you mean yes?");
    expect(type("!", prompt).prompt.problem).toBeUndefined();
  });

  test("what was typed can be taken back, and arrows mean nothing", () => {
    expect(type("ab\u007f").prompt.typed).toBe("a");
    expect(type("ab\u001b[A\u001b[Dc").prompt.typed).toBe("abc");
    expect(type("ab\u0015").prompt.typed).toBe("");
  });

  test("Ctrl-C asks first, and what was typed stays", () => {
    const { prompt, wish } = type("ab\u0003");
    expect(wish).toBeUndefined();
    expect(prompt).toEqual({ mode: "leave", typed: "ab", problem: undefined });
    expect(type("g", prompt)).toEqual({ prompt: { ...prompt, mode: "answer" }, wish: undefined });
    expect(type("l", prompt).wish).toEqual({ do: "leave" });
    expect(type("c", prompt).wish).toEqual({ do: "cancel" });
    expect(type("x", prompt).wish).toBeUndefined();
  });

  test("a second Ctrl-C leaves at once", () => {
    expect(type("\u0003\u0003").wish).toEqual({ do: "leave" });
  });

  test("nothing is typed where nothing is asked", () => {
    expect(pressKey(BLANK, "y", undefined).prompt).toEqual(BLANK);
  });

  test("shows the request, its options and the command that answers from anywhere", () => {
    const lines = promptLines(BLANK, request, { run: "k3m2x9ab", paint: PLAIN, columns: 80 });
    expect(lines).toContain("? Shall it go on?");
    expect(lines).toContain("  1  yes  Yes");
    expect(lines.join("\n")).toContain("wheelhouse answer k3m2x9ab-q1");
  });

  test("leaves out the end of a long text, and never an answer", () => {
    const text = Array.from({ length: 30 }, (_, at) => `Paragraph ${at}.`).join("\n\n");
    const long = request && { ...request, text };
    const wish = { run: "k3m2x9ab", paint: PLAIN, columns: 80 };
    const lines = promptLines(BLANK, long, { ...wish, rows: 11 });
    expect(lines).toHaveLength(11);
    expect(lines).toContain("  1  yes  Yes");
    expect(lines.at(-1)).toContain("›");
    expect(lines.join("\n")).toMatch(/Paragraph 0\.[^]*… \d+ more lines: wheelhouse show k3m2x9ab/);
    expect(promptLines(BLANK, long, wish).join("\n")).toContain("Paragraph 29.");
  });
});
