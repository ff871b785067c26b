import { describe, expect, test } from "vitest";
import { languageOf } from "./language-of.ts";

describe("the language of code", () => {
  test.each([
    ["ts", "typescript"],
    ["TypeScript", "typescript"],
    ["ts title=a.ts", "typescript"],
    ["src/deep.dir/store.py", "python"],
    ["main.rs", "rust"],
    ["json", "json"],
  ])("of %s is %s", (name, language) => {
    expect(languageOf(name)).toBe(language);
  });

  test.each([undefined, "", "brainfuck", "LICENSE", "a.bin", "constructor"])(
    "of %s is not known",
    (name) => {
      expect(languageOf(name)).toBeUndefined();
    },
  );
});
