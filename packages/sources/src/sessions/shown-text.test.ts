import { describe, expect, test } from "vitest";
import { shownJson, shownText, titleOf } from "./shown-text.ts";

// Put together here, so that no scanner takes this file for a leak.
const SECRET = `ghp_${"a1B2".repeat(9)}`;

describe("what is shown of a text", () => {
  test("is all of it, without secrets", () => {
    expect(shownText(`key ${SECRET}.`, 100)).toBe("key [redacted:github-token].");
  });

  test("is its beginning, with a mark that says how long it was", () => {
    expect(shownText("abcdef", 4)).toBe("abcd\n[cut: 6 characters]");
    expect(shownText("x".repeat(50_000), 4)).toBe("xxxx\n[cut: 50000 characters]");
  });

  test.each([0, 10, 20, 30, 39, 40])(
    "holds no part of a secret that a cut goes through: %i",
    (before) => {
      const secrets = `${SECRET} `.repeat(20);
      const shown = shownText("y ".repeat(before) + secrets, 100);
      expect(shown).not.toMatch(/ghp_|a1B2/);
    },
  );

  test("is no half of a character", () => {
    expect(shownText("ab\u{1F600}cdefgh", 3)).toBe("ab\n[cut: 10 characters]");
  });

  test("is one line of at most 200 characters, for a title", () => {
    expect(titleOf(` Mend\n\tit with ${SECRET} `)).toBe("Mend it with [redacted:github-token]");
    expect(titleOf("long ".repeat(100))).toHaveLength(200);
  });

  test("is a value without secrets, or the beginning of a text that is too long", () => {
    expect(shownJson({ a: [SECRET, 1] })).toEqual({ a: ["[redacted:github-token]", 1] });
    expect(shownJson({ a: "x".repeat(20_000) })).toMatchObject({
      text: expect.stringContaining("[cut: 20008 characters]"),
    });
  });
});
