import { describe, expect, test } from "vitest";
import { documentBody } from "./document-body.ts";
import { prose } from "./markdown.ts";
import { inlineHtml } from "./page/inline-html.ts";
import { headingsOf, safeMarkdown } from "./safe-markdown.ts";

describe("the text of a report", () => {
  test.each([
    ["a picture", "See ![x](https://a.example/x.png)", "See \\![x](https://a.example/x.png)"],
    ["a tag", "### W-1: <img src=x onerror=y>", "### W-1: \\<img src=x onerror=y>"],
    ["a comment", "Before <!-- hidden", "Before \\<!-- hidden"],
    ["what is escaped already", "\\<b>", "\\<b>"],
    ["a comparison", "a < b and a<1", "a < b and a<1"],
    ["an address", "<https://a.example/>", "<https://a.example/>"],
    ["code", "A `Map<string>` and ``![x]``, <b>", "A `Map<string>` and ``![x]``, \\<b>"],
    ["a fenced block", "  ```html\n<b>\n  ```\n<b>", "  ```html\n<b>\n  ```\n\\<b>"],
  ])("with %s loads nothing", (_, text, safe) => {
    expect(safeMarkdown(text)).toBe(safe);
    expect(safeMarkdown(safe)).toBe(safe);
  });

  test("has only headings of ours, whatever agents write", () => {
    const hostile =
      "Title\n-\n\nTitle\n==\n\n## Fake\n\n```\n## In code\n```\n\n---\nkey: value\n---";
    expect(documentBody(hostile)).toContain("Title\n\\-\n\nTitle\n\\==\n\n#### Fake");
    expect(headingsOf(`## Ours\n\n${documentBody(hostile)}\n\n${prose(hostile)}`)).toEqual([
      "Ours",
    ]);
    expect(prose("Title\n--")).toBe("Title\n\\--");
  });

  test("takes no time, whatever is in it", () => {
    for (const piece of ["`", "<", "![", "[", "*", "**", "-", "=", " ", "#", "~~~\n", "`a` "]) {
      const text = piece.repeat(500_000 / piece.length);
      const start = performance.now();
      safeMarkdown(`${text}x`);
      documentBody(`${text}x`);
      inlineHtml(`${text}x`);
      prose(`${text}x`);
      expect(performance.now() - start).toBeLessThan(5_000);
    }
  });
});
