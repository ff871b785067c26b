import { describe, expect, test } from "vitest";
import { commandProblem } from "./command-problem.ts";

const REFUSED: readonly (readonly string[])[] = [
  [],
  [""],
  ["npm test"],
  ["npm", "test\nrm"],
  ["npm", "test", "\u202Egro.elpmaxe"],
  ["npm", "test", "a".repeat(400)],
  ["sh", "-c", "npm test"],
  ["/bin/sh", "-c", "npm test"],
  ["bash", "-lc", "npm test"],
  ["bash"],
  ["bash", "../outside.sh"],
  ["BASH.exe", "-c", "x"],
  ["./tools/bash", "-c", "x"],
  ["node", "-e", "1"],
  ["node", "--eval=1"],
  ["node", "-pe", "1"],
  ["node", "-r", "./x.js", "y.js"],
  ["deno", "eval", "1"],
  ["python3", "-c", "1"],
  ["python3.12", "-Ic", "1"],
  ["perl", "-ne", "1"],
  ["ruby", "-e", "1"],
  ["php", "-r", "1"],
  ["npx", "-c", "x"],
  ["npm", "exec", "--call", "x"],
  ["awk", "BEGIN{}"],
  ["find", ".", "-exec", "rm", "{}", "+"],
  ["make", "SHELL=/tmp/x"],
  ["env", "A=1", "npm", "test"],
  ["A=1", "npm", "test"],
  ["timeout", "5", "npm", "test"],
  ["xargs", "rm"],
  ["sudo", "npm", "test"],
  ["curl", "https://example.org"],
  ["docker", "run", "x"],
  ["git", "push"],
  ["git", "-c", "core.pager=x", "log"],
  ["git"],
  ["git", "grep", "-Osh", "total"],
  ["git", "grep", "--open-files-in-pager=sh", "total"],
  ["git", "diff", "--ext-diff"],
  ["git", "log", "-p", "--output=x"],
  ["uv", "run", "sh", "-c", "x"],
  ["poetry", "run", "python", "-c", "1"],
  ["bundle", "exec", "ruby", "-e", "1"],
  ["mise", "exec", "--", "node", "-e", "1"],
  ["npm", "publish"],
  ["npm", "test", "&&", "rm", "x"],
  ["npm", "test", "|", "tail"],
  ["npm", "test", "2>&1"],
  ["npm", "test", ">", "out"],
  ["echo", "$(id)"],
  ["cat", "/etc/passwd"],
  ["cat", "~/.ssh/id"],
  ["cat", "../other/x"],
  ["cat", "a/../../x"],
  ["tool", "--out=/etc/x"],
  ["tool", "--out=../x"],
  ["/usr/bin/npm", "test"],
  ["type", "C:\\x"],
];

const LET_THROUGH: readonly (readonly string[])[] = [
  ["npm", "test"],
  ["npm", "run", "test:unit", "--", "--run", "src/a.test.ts"],
  ["npx", "vitest", "run", "packages/core"],
  ["node", "--test", "test/a.test.js"],
  ["node", "scripts/check.js", "--print-width=3"],
  ["python3", "-m", "pytest", "-k", "totals and not slow"],
  ["python3", "-m", "pytest", "tests/test_a.py::test_b[x-1]"],
  ["cargo", "test", "--all"],
  ["go", "test", "./..."],
  ["make", "-j2", "check"],
  ["./gradlew", "test"],
  ["bash", "scripts/test.sh"],
  ["uv", "run", "pytest", "-c", "pytest.ini"],
  ["git", "diff", "--exit-code"],
  ["grep", "-rn", "a/../b", "src"],
  ["mvn", "-q", "-Dtest=Totals", "verify"],
];

describe("a planned command", () => {
  test.each(REFUSED.map((each) => [each]))("is refused, with how to mend it: %j", (command) => {
    const problem = commandProblem(command);
    expect(problem?.what).toMatch(/\S/);
    expect(problem?.mend).toMatch(/\S/);
  });

  test.each(LET_THROUGH.map((each) => [each]))("is let through: %j", (command) => {
    expect(commandProblem(command)).toBeUndefined();
  });
});
