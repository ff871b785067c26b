import { type FlowObject, oneLine } from "@wheelhouse/core";
import {
  type Command,
  GLOBAL_OPTIONS,
  type OptionSpec,
  type PositionalSpec,
} from "../command/command.ts";

/** What a word may be, as far as a shell can offer it. */
export type WordKind = "flows" | "files" | "directories" | "none" | readonly string[];

/** An option of a command, for a shell. */
export interface CompletedOption {
  /** With its dashes. */
  readonly name: string;
  readonly summary: string;
  /** What its value may be; undefined when it takes none. */
  readonly value: WordKind | undefined;
}

/** A command, for a shell. */
export interface CompletedCommand {
  readonly name: string;
  readonly summary: string;
  readonly options: readonly CompletedOption[];
  /** What its first word may be, and every one after it. */
  readonly first: WordKind;
  readonly rest: WordKind;
}

/** Everything that a shell can complete. */
export interface CompletionTree {
  readonly commands: readonly CompletedCommand[];
  readonly flows: readonly { readonly id: string; readonly title: string }[];
}

/** What there is to complete: what the commands say of themselves, and the names of the flows. */
export function completionTree(
  commands: readonly Command[],
  flows: readonly Pick<FlowObject, "id" | "title">[],
): CompletionTree {
  return {
    commands: commands.filter(({ hidden }) => hidden !== true).map(commandOf),
    flows: flows
      .filter(({ id }) => /^[\w.-]+$/.test(id))
      .map(({ id, title }) => ({ id, title: oneLine(title) })),
  };
}

function commandOf(command: Command): CompletedCommand {
  const { name, summary, positionals, options } = command;
  const [first, second = first?.rest === true ? first : undefined] = positionals;
  return {
    name,
    summary,
    options: Object.entries({ ...options, ...GLOBAL_OPTIONS }).map(([option, spec]) => ({
      name: `--${option}`,
      summary: spec.summary,
      value: valueOf(spec),
    })),
    first: kindOf(first, name),
    rest: kindOf(second, name),
  };
}

function valueOf({ type, value = "" }: OptionSpec): WordKind | undefined {
  if (type === "boolean") return undefined;
  if (value.includes("|")) return value.split("|");
  if (value === "DIR") return "directories";
  return NAMES[value] ?? "none";
}

/** What a word is by the name that the help gives it. */
const NAMES: Readonly<Record<string, WordKind>> = {
  FILE: "files",
  "FILE…": "files",
  FLOW: "flows",
  flow: "flows",
  focus: "files",
  BAND: ["small", "medium", "large"],
  FORM: ["md", "html", "json"],
  "KEY=VALUE": ["set", "unset"],
};

function kindOf(word: PositionalSpec | undefined, command: string): WordKind {
  if (word === undefined) return "none";
  if (command === "flows") return word.name === "NAME" ? "flows" : "files";
  if (word.name.includes("|")) {
    // What is in capitals stands for something that only the person knows.
    const known = word.name.split("|").filter((each) => !/^[A-Z]+$/.test(each));
    return known.length > 0 ? known : "none";
  }
  // A word in small letters stands for itself, such as `demo issues`.
  return NAMES[word.name] ?? (/^[a-z]+$/.test(word.name) ? [word.name] : "none");
}
