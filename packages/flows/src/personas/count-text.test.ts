import { describe, expect, test } from "vitest";
import { countText, countWords, fixedTextOf } from "./count-text.ts";

describe("the length of a text", () => {
  test.each([
    ["", 0],
    [" \n\t", 0],
    ["one", 1],
    ["- two  words\n", 3],
    ["a-b c/d `e`", 3],
  ])("of %j is counted in words as wc does", (text, words) => {
    expect(countWords(text)).toBe(words);
  });

  test("is estimated in tokens from its characters, and grows with it", () => {
    expect(countText("")).toEqual({ words: 0, tokens: 0 });
    expect(countText("abcd efgh")).toEqual({ words: 2, tokens: 3 });
  });
});

test("the fixed text of a template has neither tags nor outputs", () => {
  const template = 'a {{ b | join: ", " }}c{% if x %}\nyes{% else %}no{% endif %} {d}';
  expect(fixedTextOf(template)).toBe("a c\nyesno {d}");
});
