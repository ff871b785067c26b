import { describe, expect, test } from "vitest";
import { issueWords, tooLongWords, unknownProjectWords } from "./intent-words.ts";

const issue = { title: "Sort", description: "", labels: [], priority: undefined };
const words = (more: object, work?: Parameters<typeof issueWords>[1]["work"]) =>
  issueWords({ ...issue, ...more }, { project: "orders", work });

describe("what becomes of an issue", () => {
  test("is said with its marks, and that nothing runs", () => {
    expect(words({})).toEqual({ words: "Makes an issue in orders. Nothing runs.", tone: "ready" });
    expect(words({ labels: ["bug", "ui"], priority: "high" }).words).toBe(
      "Makes an issue (#bug, #ui, high) in orders. Nothing runs.",
    );
  });

  test("is said with who works on it, or why nobody does", () => {
    expect(words({}, { kind: "ready", words: "starts claude." }).words).toBe(
      "Makes an issue in orders and starts claude.",
    );
    expect(words({}, { kind: "asked" })).toMatchObject({ tone: "ready" });
    expect(words({}, { kind: "refused", words: "scout only reads." })).toEqual({
      words: "scout only reads.",
      tone: "refused",
    });
  });

  test("is nothing without a title, with too many labels, or with too long a description", () => {
    expect(words({ title: "" })).toMatchObject({ tone: "refused" });
    const labels = Array.from({ length: 21 }, (_, at) => `l${at}`);
    expect(words({ labels }).words).toMatch(/up to 20 labels/);
    expect(words({ description: "x".repeat(200_001) }).words).toMatch(/this has 200,001/);
    expect(tooLongWords("A comment", 1_500, 1_000)).toBe(
      "A comment has up to 1,000 characters, and this has 1,500.",
    );
  });

  test("is nothing in a project that there is not", () => {
    const near = ["orders", "order-2"];
    expect(unknownProjectWords({ kind: "unknown-project", name: "order", near })).toBe(
      "There is no project order. Did you mean @orders or @order-2?",
    );
  });
});
