import { describe, expect, test } from "vitest";
import { dataAtTheEnd, handedInForDigest, handedInWithReply } from "./handed-in.ts";

const ISSUE = { kind: "create_issue", title: "Mend it" };

describe("what is handed in with a reply", () => {
  test("is its proposals and its question", () => {
    const actions = [{ action: ISSUE, why: "asked" }];
    expect(handedInWithReply({ actions, question: "Which?" })).toMatchObject({
      proposed: actions,
      question: "Which?",
      problem: undefined,
    });
  });

  test.each([
    [
      "a kind that there is not",
      { actions: [{ action: { kind: "close_issue", issue: 1 }, why: "x" }] },
    ],
    ["a program to run", { actions: [{ action: { kind: "command", argv: ["rm"] }, why: "x" }] }],
    [
      "a schedule of a program",
      {
        actions: [
          {
            action: {
              kind: "schedule",
              name: "n",
              cron: "* * * * *",
              zone: "UTC",
              act: { kind: "command", argv: ["rm"] },
            },
            why: "x",
          },
        ],
      },
    ],
    ["no reason", { actions: [{ action: ISSUE }] }],
    [
      "more than twenty",
      { actions: Array.from({ length: 21 }, () => ({ action: ISSUE, why: "x" })) },
    ],
    [
      "names that nothing has",
      { actions: [{ action: { kind: "start_issue", issue: "a" }, why: "x" }] },
    ],
    ["words", "I create the issue"],
  ])("proposes nothing when it has %s", (_, submitted) => {
    const { proposed, problem } = handedInWithReply(submitted);
    expect(proposed).toEqual([]);
    expect(problem).toBeTypeOf("string");
  });

  test("is nothing when only prose was said", () => {
    expect(handedInWithReply(undefined)).toMatchObject({ proposed: [], problem: undefined });
  });
});

describe("what is handed in for a digest", () => {
  test("is a decision for each item that it names", () => {
    const decisions = [{ item: "i1", decision: "silent", why: "so" }];
    expect(handedInForDigest({ decisions }).decisions).toEqual(decisions);
    expect(handedInForDigest({ actions: [] }).problem).toBeTypeOf("string");
  });
});

describe("data at the end of a reply", () => {
  test("is the last block of JSON, with fences inside of its texts", () => {
    const data = { text: "```js\ncode\n```" };
    const text = `Some words.\n\n\`\`\`json\n${JSON.stringify(data, null, 2)}\n\`\`\`\n`;
    expect(dataAtTheEnd(text)).toEqual({ data, words: "Some words." });
  });

  test.each([
    ["words come after it", '```json\n{"a": 1}\n```\nand so on'],
    ["it is no JSON", "```json\n{oops\n```"],
    ["it is of another language", '```js\n{"a": 1}\n```'],
    ["there is none", "nothing"],
  ])("is none when %s", (_, text) => {
    expect(dataAtTheEnd(text)).toBeUndefined();
  });
});
