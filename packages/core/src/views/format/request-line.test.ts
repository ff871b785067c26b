import { describe, expect, test } from "vitest";
import { requestLine } from "./request-line.ts";

describe("a request in one line", () => {
  test("is the first line that says what it wants, without marks of Markdown", () => {
    expect(requestLine("**#3 The cart is empty**\n\nMultiply `price` by **count**.\n\n1. a")).toBe(
      "Multiply price by count.",
    );
    expect(requestLine("**#3 x**\n\nBefore a plan is made:\n\n1. Which rate wins?\n")).toBe(
      "Which rate wins?",
    );
    expect(requestLine("\n  May I?  \nOr not?")).toBe("May I?");
  });

  test("is its first line where no other says more", () => {
    expect(requestLine("**#3 x**")).toBe("#3 x");
    expect(requestLine("Which one:")).toBe("Which one:");
    expect(requestLine("")).toBe("");
  });

  test("is made of a long text in a moment", () => {
    expect(requestLine("*".repeat(1_000_000)).length).toBeLessThan(201);
    expect(requestLine(`${"**a".repeat(300_000)}\nx`).length).toBeLessThan(201);
  });
});
