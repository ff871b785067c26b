import type { TextItem } from "@wheelhouse/core";
import { describe, expect, test } from "vitest";
import { textOf, withoutAnswer } from "./text-of.ts";

describe("what an agent says", () => {
  test("grows with its pieces", () => {
    const item: TextItem = { kind: "text", seq: 1, at: 0, chunks: ["a", "b"] };
    expect(textOf(item)).toBe("ab");
    item.chunks.push("c", "d");
    expect(textOf(item)).toBe("abcd");
  });

  test.each([
    ["Words.\n\n```json\n{\n}\n```\n", "Words."],
    ["```json\n{}\n```", ""],
    ["One\n```ts\na\n```\ntwo\n````json\n```\n{}\n````", "One\n```ts\na\n```\ntwo"],
    ["One\n```ts\na\n```\ntwo", "One\n```ts\na\n```\ntwo"],
    ["```\nnever closed\n```json\n{}\n```", "```\nnever closed"],
    ["No fence", "No fence"],
    ["```json\n{}", "```json\n{}"],
  ])("is shown without the answer at its end: %j", (text, shown) => {
    expect(withoutAnswer(text)).toBe(shown);
  });
});
