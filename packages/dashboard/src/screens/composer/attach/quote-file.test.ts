import { describe, expect, test } from "vitest";
import { quoteFile, refusedFile, withQuotes } from "./quote-file.ts";

const bytes = (text: string) => new TextEncoder().encode(text);

describe("a file that is quoted", () => {
  test("stands in a fence below its name", () => {
    expect(quoteFile("a.ts", bytes("let a;\r\n"))).toEqual({
      quote: "`a.ts`:\n\n```ts\nlet a;\n```\n",
    });
  });

  test("does not end its own fence, and its name breaks out of nothing", () => {
    expect(quoteFile("a`b\n\u202E.md", bytes("````\nx"))).toEqual({
      quote: "`ab.md`:\n\n`````md\n````\nx\n`````\n",
    });
  });

  test("is refused when it is no text, empty, too long or a picture, with the reason", () => {
    expect(quoteFile("a.bin", new Uint8Array([255, 0, 1]))).toEqual({
      refused: expect.stringContaining("no text"),
    });
    expect(quoteFile("a.txt", bytes("a\0b"))).toHaveProperty("refused");
    expect(quoteFile("a.txt", bytes("\n"))).toEqual({ refused: "a.txt is empty." });
    expect(refusedFile({ name: "a.log", type: "", size: 3_000_000 })).toMatch(/up to/);
    expect(refusedFile({ name: "a.png", type: "image/png", size: 10 })).toMatch(/picture/);
    expect(refusedFile({ name: "a.svg", type: "image/svg+xml", size: 10 })).toBeUndefined();
  });

  test("is put where the caret is, in lines of its own", () => {
    expect(withQuotes("", 0, ["Q\n"])).toEqual({ text: "Q\n", caret: 2 });
    expect(withQuotes("Sort this  and that", 9, ["Q\n", "R\n"])).toEqual({
      text: "Sort this\n\nQ\n\n\nR\n\nand that",
      caret: 17,
    });
  });
});
