import { parseArgs } from "node:util";
import { messageOf, nearest, WheelhouseError } from "@wheelhouse/core";
import { type Command, GLOBAL_OPTIONS, type OptionSpec } from "./command.ts";
import { usageOf, wordOf } from "./usage-of.ts";

/** The words and options that a command was given. */
export interface Arguments {
  readonly positionals: readonly string[];
  /** The value of a string option; undefined when it was not given. */
  text(option: string): string | undefined;
  /** All values of an option that may be given more than once. */
  list(option: string): readonly string[];
  flag(option: string): boolean;
}

/** What a person typed. */
export type CommandLine =
  | { readonly kind: "command"; readonly command: Command; readonly args: Arguments }
  | { readonly kind: "help"; readonly command: Command | undefined }
  | { readonly kind: "version" };

const TOP_OPTIONS: Readonly<Record<string, OptionSpec>> = {
  ...GLOBAL_OPTIONS,
  version: { type: "boolean", summary: "Show the version" },
};

/** Reads a command line. Throws `usage`, with the nearest names of what was mistyped. */
export function parseCommandLine(
  argv: readonly string[],
  commands: readonly Command[],
): CommandLine {
  const at = positionOfName(argv);
  const name = at === undefined ? undefined : argv[at];
  if (at === undefined || name === undefined || name === "help") {
    const args = parse(argv, TOP_OPTIONS, "wheelhouse --help");
    if (args.flag("version")) return { kind: "version" };
    const about = args.positionals[1];
    return { kind: "help", command: about === undefined ? undefined : find(about, commands) };
  }
  // A line such as `/investigate the cart is empty` starts a run, with or without the command's name before it.
  const isLine = name.startsWith("/");
  const command = find(isLine ? "run" : name, commands);
  const rest = isLine ? argv : argv.toSpliced(at, 1);
  const options = { ...GLOBAL_OPTIONS, ...command.options };
  const args = parse(rest, options, `wheelhouse ${command.name} --help`);
  if (args.flag("help")) return { kind: "help", command };
  checkPositionals(command, args.positionals);
  return { kind: "command", command, args };
}

/** The first word that is neither an option nor the value of one. */
function positionOfName(argv: readonly string[]): number | undefined {
  const { tokens } = parseArgs({
    args: [...argv],
    options: specsOf(TOP_OPTIONS),
    strict: false,
    allowPositionals: true,
    tokens: true,
  });
  return tokens.find((token) => token.kind === "positional")?.index;
}

function find(name: string, commands: readonly Command[]): Command {
  const command = commands.find((each) => each.name === name);
  if (command) return command;
  const near = nearest(
    name,
    commands.filter((each) => !each.hidden).map((each) => each.name),
  );
  const asked = /\s/.test(name) ? 'A question is asked with a flow: wheelhouse "/flow …". ' : "";
  throw new WheelhouseError("usage", `There is no command ${JSON.stringify(name)}.`, {
    hint: `${didYouMean(near)}${asked}All commands: wheelhouse --help`,
  });
}

function parse(
  argv: readonly string[],
  options: Readonly<Record<string, OptionSpec>>,
  help: string,
): Arguments {
  const known = new Set(Object.keys(options));
  const { tokens } = parseArgs({
    args: [...argv],
    options: specsOf(options),
    strict: false,
    allowPositionals: true,
    tokens: true,
  });
  for (const token of tokens) {
    if (token.kind !== "option" || known.has(token.name)) continue;
    const near = nearest(token.name, [...known]).map((name) => `--${name}`);
    throw new WheelhouseError("usage", `There is no option ${token.rawName}.`, {
      hint: `${didYouMean(near)}All options: ${help}`,
    });
  }
  try {
    const { values, positionals } = parseArgs({
      args: [...argv],
      options: specsOf(options),
      strict: true,
      allowPositionals: true,
    });
    return {
      positionals,
      text: (option) => asText(values[option]),
      list: (option) => asList(values[option]),
      flag: (option) => values[option] === true,
    };
  } catch (error) {
    // The parser's own messages go on with advice about its quoting rules after the first sentence.
    const [cause = ""] = messageOf(error).split(/\.(?=\s|$)|\n/);
    throw new WheelhouseError("usage", `${cause}.`, { hint: `All options: ${help}`, cause: error });
  }
}

function checkPositionals(command: Command, given: readonly string[]): void {
  const { positionals } = command;
  const missing = positionals.filter((each) => each.required)[given.length];
  if (missing) {
    throw new WheelhouseError("usage", `wheelhouse ${command.name} needs ${wordOf(missing)}.`, {
      hint: `Usage: ${usageOf(command)}`,
    });
  }
  if (given.length <= positionals.length || positionals.at(-1)?.rest) return;
  const extra = JSON.stringify(given[positionals.length]);
  throw new WheelhouseError("usage", `wheelhouse ${command.name} has no use for ${extra}.`, {
    hint: `Usage: ${usageOf(command)}`,
  });
}

/** `Did you mean a or b? `, or nothing. */
export function didYouMean(near: readonly string[]): string {
  return near.length === 0 ? "" : `Did you mean ${near.join(" or ")}? `;
}

type ParserOptions = NonNullable<NonNullable<Parameters<typeof parseArgs>[0]>["options"]>;

function specsOf(options: Readonly<Record<string, OptionSpec>>): ParserOptions {
  return Object.fromEntries(
    Object.entries(options).map(([name, { type, short, multiple }]) => [
      name,
      {
        type,
        ...(short !== undefined && { short }),
        ...(multiple !== undefined && { multiple }),
      },
    ]),
  );
}

function asText(value: unknown): string | undefined {
  return typeof value === "string" ? value : undefined;
}

function asList(value: unknown): readonly string[] {
  return Array.isArray(value) ? value.filter((each) => typeof each === "string") : [];
}
