import { describe, expect, test } from "vitest";
import { markdownText, plainText } from "./markdown-file.ts";

describe("markdownText", () => {
  test.each([
    ["## A plain one", "a-plain-one"],
    ["## 📦 With a picture", "-with-a-picture"],
    ["## `close(order[, how])`", "closeorder-how"],
    ["## A [link](to/it) and `a<b>`", "a-link-and-ab"],
    ["## It's *done*, isn't it? #", "its-done-isnt-it"],
    ["Underlined\n---", "underlined"],
  ])("%s gets the anchor %s", (text, slug) => {
    expect(markdownText(`\n\n${text}\n`).headings.map((one) => one.slug)).toEqual([slug]);
  });

  test("the second of equal headings is numbered", () => {
    const { headings } = markdownText("# A\n# A\n");
    expect(headings.map(({ slug }) => slug)).toEqual(["a", "a-1"]);
  });

  test("code, comments and front matter are no prose, and a fence within a fence is code", () => {
    const text = "---\ntitle: x\n---\n# A\n````md\n# B\n```\n````\n<!-- # C\n-->\ntext\n";
    const { headings, prose, code, openFence } = markdownText(text);
    expect(headings.map(({ text: title, line }) => [title, line])).toEqual([["A", 4]]);
    expect(prose.filter((line) => line !== "")).toEqual(["# A", "text"]);
    expect(code.filter((line) => line !== "")).toEqual(["# B", "```"]);
    expect(openFence).toBeUndefined();
  });

  test("a fence that is never closed is told", () => {
    expect(markdownText("a\n```sh\nb\n").openFence).toBe(2);
  });
});

describe("plainText", () => {
  test("keeps what a reader sees", () => {
    expect(plainText("**Read** [the `a[0]`](x.md) and <b>`<b>`</b> ![no](y.png)")).toBe(
      "Read the a[0] and <b>",
    );
  });
});
