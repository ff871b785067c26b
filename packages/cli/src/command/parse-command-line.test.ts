import { isWheelhouseError } from "@wheelhouse/core";
import { describe, expect, test } from "vitest";
import { parseCommandLine } from "./parse-command-line.ts";
import { REGISTRY } from "./registry.ts";

const parse = (line: string) => parseCommandLine(line === "" ? [] : line.split(" "), REGISTRY);

function refusal(line: string): { message: string; hint: string | undefined } {
  try {
    parse(line);
  } catch (error) {
    if (isWheelhouseError(error) && error.code === "usage")
      return { message: error.message, hint: error.hint };
    throw error;
  }
  throw new Error(`${line} was taken`);
}

describe("the command line", () => {
  test("a command, its words and its options are told apart", () => {
    const line = parse("run code-review src lib --band small --input a=1 --input b=2 --fast");
    if (line.kind !== "command") throw new Error(line.kind);
    expect(line.command.name).toBe("run");
    expect(line.args.positionals).toEqual(["code-review", "src", "lib"]);
    expect(line.args.text("band")).toBe("small");
    expect(line.args.list("input")).toEqual(["a=1", "b=2"]);
    expect(line.args.flag("fast")).toBe(true);
    expect(line.args.flag("detach")).toBe(false);
  });

  test("options of every command may come first", () => {
    const line = parse("--home /tmp/x --json ls --all");
    if (line.kind !== "command") throw new Error(line.kind);
    expect(line.command.name).toBe("ls");
    expect(line.args.text("home")).toBe("/tmp/x");
    expect(line.args.flag("json")).toBe(true);
  });

  test("a value that looks like an option is refused in one sentence", () => {
    expect(refusal("run code-review --max-cost -1").message).toBe(
      "Option '--max-cost' argument is ambiguous.",
    );
  });

  test("what comes after -- is no option", () => {
    const line = parse("run code-review -- --odd");
    if (line.kind !== "command") throw new Error(line.kind);
    expect(line.args.positionals).toEqual(["code-review", "--odd"]);
  });

  test("nothing, --help and help show the help", () => {
    expect(parse("")).toEqual({ kind: "help", command: undefined });
    expect(parse("--help")).toEqual({ kind: "help", command: undefined });
    expect(parse("help run")).toMatchObject({ kind: "help", command: { name: "run" } });
    expect(parse("run --help")).toMatchObject({ kind: "help", command: { name: "run" } });
    expect(parse("--version")).toEqual({ kind: "version" });
  });

  test.each([
    ["rn", 'There is no command "rn".', /Did you mean run\?/],
    ["run code-review --bnd small", "There is no option --bnd.", /Did you mean --band\?/],
    ["show", "wheelhouse show needs RUN.", /Usage: wheelhouse show RUN/],
    ["run", "wheelhouse run needs <flow>.", /Usage: wheelhouse run <flow> \[focus…\]/],
    ["show a b", 'wheelhouse show has no use for "b".', /Usage/],
    ["ls --all=yes", "Option '--all' does not take an argument.", /wheelhouse ls --help/],
    [
      "cancel x --reason",
      "Option '--reason <value>' argument missing.",
      /wheelhouse cancel --help/,
    ],
  ])("%s is refused with the next step", (line, message, hint) => {
    expect(refusal(line)).toEqual({ message, hint: expect.stringMatching(hint) });
  });

  test("every command has a summary, and what it loads can be run", async () => {
    for (const command of REGISTRY) {
      expect(command.summary).not.toMatch(/\.$/);
      expect(await command.load()).toHaveProperty("run", expect.any(Function));
    }
  });
});
