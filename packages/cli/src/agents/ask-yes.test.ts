import { PassThrough } from "node:stream";
import { describe, expect, test } from "vitest";
import { askYes } from "./ask-yes.ts";

function terminal(isTTY: boolean) {
  const stdin = Object.assign(new PassThrough(), { isTTY });
  const stderr = Object.assign(new PassThrough(), { isTTY });
  return { stdin, stderr };
}

describe("a question to a person", () => {
  test.each([
    ["y\n", true],
    ["YES\n", true],
    ["n\n", false],
    ["\n", false],
    ["yess\n", false],
    ["maybe y\n", false],
  ])("that is answered with %j is %s", async (typed, expected) => {
    const io = terminal(true);
    const asked = askYes(io, "Shall it?");
    io.stdin.write(typed);
    expect(await asked).toBe(expected);
    expect(String(io.stderr.read())).toContain("? Shall it? [y/N]");
  });

  test("is answered with no by the end of the input, and by Ctrl-C", async () => {
    const gone = terminal(true);
    const asked = askYes(gone, "Shall it?");
    gone.stdin.end();
    expect(await asked).toBe(false);
    const stopped = terminal(true);
    const again = askYes(stopped, "Shall it?");
    stopped.stdin.write("\u0003");
    expect(await again).toBe(false);
  });

  test("is not asked where there is no terminal", async () => {
    expect(await askYes(terminal(false), "Shall it?")).toBeUndefined();
  });
});
