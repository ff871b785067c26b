import { describe, expect, test } from "vitest";
import { onItsOwnPage } from "./on-its-own-page.ts";

const textOf = (text: string): string => onItsOwnPage({ text }).text;

describe("a request on the page of its issue", () => {
  test("does not say again what the issue is called", () => {
    expect(textOf("**#12 The **bold** cart**\n\nMultiply it.")).toBe("Multiply it.");
  });

  test("says all of it where that is not a name, or nothing else is there", () => {
    for (const text of ["**Bold** words", "Which?", "**#12 The cart**", ""])
      expect(textOf(text)).toBe(text);
  });
});
