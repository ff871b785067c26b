import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { describe, expect, test } from "vitest";
import { parseCommandLine } from "./parse-command-line.ts";
import { REGISTRY } from "./registry.ts";

const PACKAGES = fileURLToPath(new URL("../../..", import.meta.url));
/** A command in a text: at its beginning, or after what leads to one. */
const HINT = /(?:["'`(]|: |· |or |with )wheelhouse ([a-z][a-z-]*)((?:(?!["'`)·\n]|\. ).)*)/g;

interface Hint {
  readonly file: string;
  readonly text: string;
  readonly words: readonly string[];
}

function hints(): Hint[] {
  const files = readdirSync(PACKAGES, { recursive: true, encoding: "utf8" }).filter(
    (file) =>
      /^[a-z]+\/src\/.*\.ts$/.test(file) && !/\.test\.ts$|\/testing\/|\/fixtures\//.test(file),
  );
  return files.flatMap((file) => {
    const source = readFileSync(join(PACKAGES, file), "utf8");
    return [...source.matchAll(HINT)].flatMap(([, name = "", rest = ""]) => {
      const text = `wheelhouse ${name}${rest}`;
      const filled = rest.replaceAll(/\$\{[^{}]*\}/g, "x1");
      // A value that goes on in another string: what is here is only its beginning.
      if (filled.includes("${")) return [];
      const words = filled
        .replaceAll(/\[[^\]]*\]/g, "")
        .replaceAll(/[<>…]/g, "")
        .split(/\s+/)
        .map((word) => word.replace(/[.,;:]+$/, ""))
        .filter((word) => word !== "");
      // An option at the end has its value in the string that follows.
      const options = REGISTRY.find((each) => each.name === name)?.options ?? {};
      if (options[(words.at(-1) ?? "").slice(2)]?.type === "string") words.push("x1");
      return [{ file, text, words: [name, ...words] }];
    });
  });
}

describe("hints", () => {
  test("every command that a text of ours names parses", () => {
    const found = hints();
    expect(found.length).toBeGreaterThan(40);
    const broken = found.flatMap(({ file, text, words }) => {
      const isNameOnly = words.length === 1;
      if (isNameOnly && REGISTRY.some(({ name }) => name === words[0])) return [];
      try {
        const line = parseCommandLine(words, REGISTRY);
        return line.kind === "command" ? [] : [`${file}: ${text}`];
      } catch (error) {
        return [`${file}: ${text}: ${String(error)}`];
      }
    });
    expect(broken).toEqual([]);
  });
});
