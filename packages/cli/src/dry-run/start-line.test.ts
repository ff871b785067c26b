import { describe, expect, test } from "vitest";
import { parseCommandLine } from "../command/parse-command-line.ts";
import { REGISTRY } from "../command/registry.ts";
import { startLine } from "./start-line.ts";

function lineFor(...argv: string[]): string {
  const line = parseCommandLine(argv, REGISTRY);
  if (line.kind !== "command") throw new Error(line.kind);
  return startLine(line.args);
}

describe("the command that starts what a plan showed", () => {
  test("has the same words and options, quoted for a shell, and none of a plan's own", () => {
    expect(lineFor("plan", "code-review")).toBe("wheelhouse run code-review");
    expect(
      lineFor("plan", "tdd", "one mail, it's enough", "--fast", "--band", "large", "--prompts"),
    ).toBe(`wheelhouse run tdd 'one mail, it'\\''s enough' --band large --fast`);
    expect(
      lineFor(
        "plan",
        "tdd",
        "--input",
        "request=docs/a b.md",
        "--input",
        "ask=true",
        "--stubs",
        "x",
      ),
    ).toBe("wheelhouse run tdd --input 'request=docs/a b.md' --input ask=true");
  });
});
