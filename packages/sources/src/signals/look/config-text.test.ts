import { execFileSync } from "node:child_process";
import { writeFileSync } from "node:fs";
import { join } from "node:path";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { scratch } from "../fixtures/fixture-repository.ts";
import { configText } from "./config-text.ts";

describe("a configuration as text", () => {
  test("says to git what was said to us, whatever branches and addresses are called", () => {
    const file = join(scratch(), "config");
    const text = fc
      .string({ unit: "grapheme", minLength: 1 })
      .filter((each) => !/[\n\0\r]/.test(each));
    fc.assert(
      fc.property(text, text, (branch, value) => {
        const config = [
          ["extensions.objectformat", "sha256"],
          [`branch.${branch}.merge`, value],
          [`branch.${branch}.remote`, `${value}\n\t"\\`],
        ] as const;
        writeFileSync(file, configText(config));
        const listed = execFileSync("git", ["config", "--file", file, "--list", "-z"], {
          encoding: "utf8",
        });
        expect(listed.split("\0").slice(2, -1)).toEqual(
          config.map(([name, each]) => `${name}\n${each}`),
        );
      }),
      { numRuns: 40 },
    );
  });

  test("leaves out where files are, and what addresses are short for", () => {
    const text = configText([
      ["core.worktree", "/elsewhere"],
      ["core.bare", "true"],
      ["url.https://x/.insteadof", "x:"],
    ]);
    expect(text).toBe("[core]\n\trepositoryformatversion = 0\n\tbare = false\n");
  });
});
