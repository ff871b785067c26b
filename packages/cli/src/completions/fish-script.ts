import { BAND_WORDS } from "@wheelhouse/core";
import type {
  CompletedCommand,
  CompletedOption,
  CompletionTree,
  WordKind,
} from "./completion-tree.ts";

const BEGIN = "complete -c wheelhouse";

/** Completions for fish, with what each word is. */
export function fishScript({ commands, flows }: CompletionTree): string {
  const run = commands.find(({ name }) => name === "run");
  const lines = [{ id: "flow", title: "The usual analysis, small" }, ...flows];
  return [
    "# Completions of wheelhouse for fish. Save it as ~/.config/fish/completions/wheelhouse.fish",
    "function __wheelhouse_word",
    "  set -l words (commandline -opc)",
    "  test (count $words) -ge 2; and echo $words[2]",
    "end",
    "function __wheelhouse_is",
    "  test (__wheelhouse_word) = $argv[1] 2>/dev/null",
    "end",
    "function __wheelhouse_more",
    "  test (count (commandline -opc)) -ge 3",
    "end",
    "function __wheelhouse_is_line",
    "  string match -q -- '/*' (__wheelhouse_word)",
    "end",
    `function __wheelhouse_flows\n${flows.map(({ id, title }) => `  printf '%s\\t%s\\n' ${id} ${quoted(title)}`).join("\n")}\nend`,
    `${BEGIN} -f`,
    ...lines.map(
      ({ id, title }) =>
        `${BEGIN} -n 'not __wheelhouse_word >/dev/null' -a /${id} -d ${quoted(title)}`,
    ),
    ...commands.map(
      ({ name, summary }) =>
        `${BEGIN} -n 'not __wheelhouse_word >/dev/null' -a ${name} -d ${quoted(summary)}`,
    ),
    ...commands.flatMap((each) => linesOf(each, `__wheelhouse_is ${each.name}`)),
    ...(run === undefined
      ? []
      : linesOf({ ...run, first: [...BAND_WORDS] }, "__wheelhouse_is_line")),
    "",
  ].join("\n");
}

function linesOf({ options, first, rest }: CompletedCommand, when: string): string[] {
  const places = [
    { kind: first, at: `${when}; and not __wheelhouse_more` },
    { kind: rest, at: `${when}; and __wheelhouse_more` },
  ];
  return [
    ...options.map((each) => `${BEGIN} -n '${when}' ${optionOf(each)}`),
    ...places
      .filter(({ kind }) => kind !== "none")
      .map(({ kind, at }) => `${BEGIN} -n '${at}' ${argumentsOf(kind)}`),
  ];
}

function optionOf({ name, summary, value }: CompletedOption): string {
  const words = value === undefined ? "" : ` -r ${argumentsOf(value)}`;
  return `-l ${name.slice(2)}${words} -d ${quoted(summary)}`;
}

function argumentsOf(kind: WordKind): string {
  switch (kind) {
    case "flows":
      return "-a '(__wheelhouse_flows)'";
    case "files":
      return "-F";
    case "directories":
      return "-a '(__fish_complete_directories)'";
    case "none":
      return "-f";
    default:
      return `-f -a '${kind.join(" ")}'`;
  }
}

function quoted(text: string): string {
  return `'${text.replaceAll("\\", "\\\\").replaceAll("'", "\\'")}'`;
}
