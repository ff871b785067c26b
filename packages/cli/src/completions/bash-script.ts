import { BAND_WORDS } from "@wheelhouse/core";
import type { CompletedCommand, CompletionTree, WordKind } from "./completion-tree.ts";

/** Completions for bash. Names hold no sign that a shell reads, so that they need no quotes. */
export function bashScript({ commands, flows }: CompletionTree): string {
  const names = flows.map(({ id }) => id).join(" ");
  const run = commands.find(({ name }) => name === "run");
  return `# Completions of wheelhouse for bash. Put this into ~/.bashrc: eval "$(wheelhouse completions bash)"
_wheelhouse() {
  local cur=\${COMP_WORDS[COMP_CWORD]} prev=\${COMP_WORDS[COMP_CWORD-1]} command= at=0 i
  local flows="${names}"
  COMPREPLY=()
  for ((i = 1; i < COMP_CWORD; i++)); do
    case \${COMP_WORDS[i]} in
      --home) ((i++)) ;;
      -*) ;;
      *) command=\${COMP_WORDS[i]} at=$i; break ;;
    esac
  done
  case $command in
    "")
      case $cur in
        -*) COMPREPLY=($(compgen -W "--help --version --json --home --verbose" -- "$cur")) ;;
        /*) COMPREPLY=($(compgen -P / -W "flow $flows" -- "\${cur#/}")) ;;
        *) COMPREPLY=($(compgen -W "${commands.map(({ name }) => name).join(" ")}" -- "$cur")) ;;
      esac ;;
${commands.map(caseOf).join("\n")}
    /*)
${bodyOf(run, [...BAND_WORDS])} ;;
  esac
}
complete -o bashdefault -o default -F _wheelhouse wheelhouse
`;
}

function caseOf(command: CompletedCommand): string {
  return `    ${command.name})\n${bodyOf(command, command.first)} ;;`;
}

function bodyOf(command: CompletedCommand | undefined, first: WordKind): string {
  const { options = [], rest = "none" } = command ?? {};
  const values = options.flatMap(({ name, value }) =>
    value === undefined ? [] : [`        ${name}) ${replyOf(value)}; return ;;`],
  );
  return [
    "      case $prev in",
    ...values,
    "      esac",
    "      case $cur in",
    `        -*) COMPREPLY=($(compgen -W "${options.map(({ name }) => name).join(" ")}" -- "$cur")) ;;`,
    `        *) if ((COMP_CWORD == at + 1)); then ${replyOf(first)}; else ${replyOf(rest)}; fi ;;`,
    "      esac",
  ].join("\n");
}

function replyOf(kind: WordKind): string {
  if (kind === "none" || kind === "files") return ":";
  if (kind === "directories") return 'COMPREPLY=($(compgen -d -- "$cur"))';
  const words = kind === "flows" ? "$flows" : kind.join(" ");
  return `COMPREPLY=($(compgen -W "${words}" -- "$cur"))`;
}
