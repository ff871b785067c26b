import { describe, expect, test } from "vitest";
import { plainWords } from "./plain-words.ts";

describe("words of an agent", () => {
  test("have nothing in them that a terminal obeys", () => {
    expect(plainWords("Read \u001B[31mred\u001B[0m\u0007 and\u001B]0;title\u0007 on")).toBe(
      "Read red and on",
    );
  });

  test("show what turns them around", () => {
    expect(plainWords("invoice\u202Etxt.exe")).toBe("invoice⟨U+202E⟩txt.exe");
  });

  test("keep lines, tabs and other scripts", () => {
    expect(plainWords("שלום\n\t👩\u200D💻")).toBe("שלום\n\t👩\u200D💻");
  });
});
