import { describe, expect, test } from "vitest";
import { withVisibleControls } from "./visible-controls.ts";

describe("code", () => {
  test("shows the characters that turn it around", () => {
    expect(withVisibleControls("if (a\u202E\u2066) {")).toBe("if (a⟨U+202E⟩⟨U+2066⟩) {");
    expect(withVisibleControls("pass\u200Bword")).toBe("pass⟨U+200B⟩word");
    expect(withVisibleControls("is\u200DAdmin")).toBe("is⟨U+200D⟩Admin");
  });

  test("of other scripts stays as it is", () => {
    expect(withVisibleControls("שלום 👩🏽 é 👩\u200D💻")).toBe("שלום 👩🏽 é 👩\u200D💻");
  });
});
