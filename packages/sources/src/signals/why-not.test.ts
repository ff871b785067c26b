import { copyFileSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { describe, expect, onTestFinished, test } from "vitest";
import { whyNot } from "./why-not.ts";

/** What an act throws. */
function thrown(act: () => void): unknown {
  try {
    act();
  } catch (error) {
    return error;
  }
  throw new Error("it went well");
}

describe("why a repository could not be looked at", () => {
  const path = "/src/shop";
  const shadow = "/tmp/ours-1/p-1";

  test("names the repository where git names our copy of it", () => {
    const error = new Error(`git status failed: not a git repository: '${shadow}'`);
    expect(whyNot(error, { path, shadow })).toBe(
      "git status failed: not a git repository: '/src/shop/.git'.",
    );
    expect(whyNot(new Error("It is odd."), { path, shadow })).toBe("It is odd.");
  });

  test("says which end of a copy it was, without a word of ours", () => {
    const ours = mkdtempSync(join(tmpdir(), "wheelhouse-why-"));
    onTestFinished(() => rmSync(ours, { recursive: true }));
    const written = thrown(() => writeFileSync(join(ours, "none/file"), ""));
    expect(whyNot(written, { path, shadow: ours })).toBe(
      "What a look at it needs cannot be written in the directory for temporary files: no such file or directory.",
    );
    const read = thrown(() => copyFileSync("/src/shop/none/index", join(ours, "index")));
    expect(whyNot(read, { path, shadow: ours })).toBe(
      "/src/shop/none/index cannot be read: no such file or directory.",
    );
  });
});
