import { describe, expect, test } from "vitest";
import { ansiSpans } from "./ansi-spans.ts";

const ESC = "\u001B";

function textOf(line: string): string {
  return ansiSpans(line)
    .map(({ text }) => text)
    .join("");
}

describe("a line of a terminal", () => {
  test("has its colours and weights as pieces", () => {
    expect(ansiSpans(`${ESC}[1;31mFAIL${ESC}[0m ok ${ESC}[92mdone${ESC}[39m.`)).toMatchObject([
      { text: "FAIL", colour: 1, isBold: true },
      { text: " ok ", colour: undefined, isBold: false },
      { text: "done", colour: 2 },
      { text: ".", colour: undefined },
    ]);
  });

  test("keeps the page's colour where it asks for one of many", () => {
    expect(ansiSpans(`${ESC}[38;5;1;1ma${ESC}[48;2;1;2;31mb`)).toMatchObject([
      { text: "a", colour: undefined, isBold: true },
      { text: "b", colour: undefined, isBold: true },
    ]);
  });

  test.each([
    ["a link", `${ESC}]8;;https://evil.example${ESC}\\words${ESC}]8;;${ESC}\\`],
    ["a title", `${ESC}]0;root@host\u0007words`],
    ["movements of the cursor", `${ESC}[2J${ESC}[1;1Hwo${ESC}[Krds`],
    ["a sequence that is cut off", `words${ESC}[`],
    ["bells and backspaces", "wo\u0007r\u0008ds\u0000"],
  ])("leaves out %s", (_, line) => {
    expect(textOf(line)).toBe("words");
  });

  test("that was written over is shown as it was last", () => {
    expect(textOf("10 %\r50 %\r100 %\r")).toBe("100 %");
  });
});
