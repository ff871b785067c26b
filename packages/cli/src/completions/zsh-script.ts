import { BAND_WORDS } from "@wheelhouse/core";
import type { CompletedCommand, CompletionTree, WordKind } from "./completion-tree.ts";

/** Completions for zsh, with what each word is. */
export function zshScript({ commands, flows }: CompletionTree): string {
  const run = commands.find(({ name }) => name === "run");
  return `#compdef wheelhouse
# Completions of wheelhouse for zsh. Put this into ~/.zshrc, after compinit: eval "$(wheelhouse completions zsh)"
_wheelhouse() {
  local -a flows lines commands options words_here
  flows=(${flows.map(({ id, title }) => described(id, title)).join(" ")})
  lines=(${[{ id: "flow", title: "The usual analysis, small" }, ...flows]
    .map(({ id, title }) => described(`/${id}`, title))
    .join(" ")})
  commands=(${commands.map(({ name, summary }) => described(name, summary)).join(" ")})
  if ((CURRENT == 2)); then
    if [[ $PREFIX == /* ]]; then _describe -t flows flow lines; else _describe -t commands command commands; fi
    return
  fi
  case $words[2] in
${commands.map((each) => `    ${each.name})\n${bodyOf(each, each.first)} ;;`).join("\n")}
    /*)
${bodyOf(run, [...BAND_WORDS])} ;;
  esac
}
compdef _wheelhouse wheelhouse
`;
}

function bodyOf(command: CompletedCommand | undefined, first: WordKind): string {
  const { options = [], rest = "none" } = command ?? {};
  const values = options.flatMap(({ name, value }) =>
    value === undefined ? [] : [`        ${name}) ${offer(value)}; return ;;`],
  );
  return [
    "      case $words[CURRENT-1] in",
    ...values,
    "      esac",
    "      if [[ $PREFIX == -* ]]; then",
    `        options=(${options.map(({ name, summary }) => described(name, summary)).join(" ")})`,
    "        _describe -t options option options",
    `      elif ((CURRENT == 3)); then ${offer(first)}`,
    `      else ${offer(rest)}; fi`,
  ].join("\n");
}

function offer(kind: WordKind): string {
  switch (kind) {
    case "flows":
      return "_describe -t flows flow flows";
    case "files":
      return "_files";
    case "directories":
      return "_files -/";
    case "none":
      return "_message 'nothing to complete'";
    default:
      return `words_here=(${kind.join(" ")}); _describe -t values value words_here`;
  }
}

/** A word with what it is, in the quotes of a shell. */
function described(word: string, what: string): string {
  const text = `${word.replaceAll(":", "\\:")}:${what}`;
  return `'${text.replaceAll("'", "'\\''")}'`;
}
