/** What is wrong with a command, and how to mend it. */
interface CommandProblem {
  readonly what: string;
  readonly mend: string;
}

const SHELLS = words("sh bash dash zsh fish ksh ash csh tcsh busybox cmd powershell pwsh");
const AS_OTHERS = words("sudo su doas pkexec runuser chroot unshare nsenter setpriv");
const WRAPPERS = words(
  "env xargs nohup setsid timeout nice ionice time stdbuf exec eval source script watch parallel command builtin strace ltrace",
);
const REACHING = words(
  "ssh scp sftp rsync curl wget nc ncat netcat socat telnet ftp docker podman kubectl gh glab aws gcloud az",
);
/** Options that make an interpreter run text instead of a file. */
const INLINE: readonly (readonly [program: RegExp, option: RegExp])[] = [
  [
    /^(node|nodejs|bun|deno|tsx|ts-node)$/,
    /^(-[a-z]*[ep][a-z]*|--eval|--print|--import|-r|--require|eval)(=|$)/,
  ],
  [/^(python|pypy)[\d.]*$/, /^-[A-Za-z]*c/],
  [
    /^(perl|ruby|lua|elixir|erl|r|rscript|julia|osascript|groovy|scala)[\d.]*$/,
    /^(-[a-z]*e|--eval)/i,
  ],
  [/^php[\d.]*$/, /^(-[rBRE]|--run)/],
  [/^(npx|npm|pnpm|yarn|bunx)$/, /^(-c|--call|--script-shell)(=|$)/],
  [/^(find|fd)$/, /^(-exec|-execdir|-ok|-okdir|-delete|-x|-X|--exec|--exec-batch)$/],
  [/^(make|gmake)$/, /^(--eval|SHELL)(=|$)/],
];
/** Programs whose first argument is a program of its own. */
const LANGUAGES = words("awk gawk mawk sed ed ex vi vim nvim emacs");
const GIT_READS = words(
  "diff log status show grep ls-files ls-tree rev-parse blame cat-file describe",
);
/** Options by which git starts another program, or writes a file. */
const GIT_STARTS = /^(-O|--open-files-in-pager|--ext-diff|--textconv|--output)/;
const PUBLISHES = words("publish login adduser token deploy upload push release");
const OPERATORS = /^(&&?|\|\|?|;|[<>]{1,2}|\d?>{1,2}(&\d)?|\d?>.+)$/;

/** Longest command, in characters: a person has to read it before they say yes. */
const MOST = 400;

/**
 * What is wrong with a command that an agent has planned; undefined when nothing is. A command runs in a sandbox in any
 * case: what is refused here is what hides the program that runs, reaches beyond the clone, or acts in a person's name,
 * since a person approves a plan by reading it. Pure.
 */
export function commandProblem(command: readonly string[]): CommandProblem | undefined {
  const [program = "", ...rest] = command;
  if (program.trim() === "")
    return { what: "its command is empty", mend: 'give it as an array, such as ["npm", "test"]' };
  const name = nameOf(program);
  const shown = JSON.stringify(name);
  if (command.some((part) => /[\p{C}\p{Zl}\p{Zp}]/u.test(part)))
    return {
      what: "its command has invisible characters or line ends in it",
      mend: "give one plain argument for each",
    };
  if (command.join(" ").length > MOST)
    return {
      what: `its command is longer than ${MOST} characters, which nobody reads`,
      mend: "put it into a script of the project, in a write step, and run that",
    };
  if (/\s/.test(program))
    return {
      what: `its program ${JSON.stringify(program)} is a line and no program`,
      mend: "split it into an array of arguments",
    };
  if (program.includes("="))
    return { what: "its command sets variables", mend: "begin with the program itself" };
  if (AS_OTHERS.has(name))
    return { what: `${shown} takes other rights`, mend: "run the program as it is" };
  if (SHELLS.has(name)) return shellProblem(name, rest);
  if (WRAPPERS.has(name))
    return { what: `${shown} hides the program that runs`, mend: "name that program itself" };
  if (REACHING.has(name))
    return { what: `${shown} reaches beyond the clone`, mend: "check what is in the clone" };
  if (LANGUAGES.has(name))
    return {
      what: `${shown} runs a program in its arguments`,
      mend: "put the check into a file of the project, in a write step, and run that file",
    };
  return gitProblem(name, rest) ?? argumentProblem(name, command);
}

function shellProblem(name: string, [first = "-"]: readonly string[]): CommandProblem | undefined {
  if (!first.startsWith("-") && !leavesClone(first)) return undefined;
  return {
    what: `${name} would run a text that nobody can check`,
    mend: "name the program itself, or a script file of the project",
  };
}

function gitProblem(name: string, rest: readonly string[]): CommandProblem | undefined {
  if (name !== "git") return undefined;
  const [sub = ""] = rest;
  const starts = rest.find((part) => GIT_STARTS.test(part));
  if (starts !== undefined)
    return { what: `git ${sub} ${starts} is more than reading`, mend: "leave that option out" };
  if (GIT_READS.has(sub)) return undefined;
  return {
    what: `git ${sub} is more than reading`.replace("  ", " "),
    mend: "commits, branches and the hand-over are made by us; leave it out",
  };
}

function argumentProblem(name: string, command: readonly string[]): CommandProblem | undefined {
  const rest = command.slice(1);
  const inline = INLINE.find(([program]) => program.test(name));
  if (inline && rest.some((part) => inline[1].test(part)))
    return {
      what: `${name} would run a text in its arguments`,
      mend: "put it into a file of the project, in a write step, and run that file",
    };
  const inner = command.find((part, at) => at > 0 && isInline(part, command[at + 1] ?? ""));
  if (inner !== undefined)
    return {
      what: `${name} would have ${JSON.stringify(inner)} run a text in its arguments`,
      mend: "put it into a file of the project, in a write step, and run that file",
    };
  const operator = rest.find((part) => OPERATORS.test(part) || /\$\(|`/.test(part));
  if (operator !== undefined)
    return {
      what: `${JSON.stringify(operator)} means something to a shell only, and there is none`,
      mend: "give each command a step of its own",
    };
  const [sub = ""] = rest;
  if (PUBLISHES.has(sub))
    return { what: `${name} ${sub} acts outside of the clone`, mend: "leave it to a person" };
  const far = command.find((part) => leavesClone(part));
  if (far === undefined) return undefined;
  return {
    what: `${JSON.stringify(far)} is outside of the clone`,
    mend: "use a path relative to the project's root",
  };
}

/** Whether an argument is a program that is told by the next one to run text, as behind `uv run`. */
function isInline(part: string, next: string): boolean {
  const name = nameOf(part);
  if (SHELLS.has(name)) return /^-[A-Za-z]*c/.test(next);
  return INLINE.some(([program, option]) => program.test(name) && option.test(next));
}

/** Whether an argument names a place outside of the directory that a command runs in. */
function leavesClone(part: string): boolean {
  const value = part.startsWith("-") ? part.replace(/^[^=]*=?/, "") : part;
  if (/^(\/|~|\\|[A-Za-z]:[\\/]|file:)/.test(value)) return true;
  let depth = 0;
  for (const segment of value.split(/[\\/]/)) {
    if (segment === "..") depth--;
    else if (segment !== "" && segment !== ".") depth++;
    if (depth < 0) return true;
  }
  return false;
}

function nameOf(program: string): string {
  return (program.split(/[\\/]/).at(-1) ?? program).toLowerCase().replace(/\.(exe|cmd|bat)$/, "");
}

function words(list: string): ReadonlySet<string> {
  return new Set(list.split(" "));
}
