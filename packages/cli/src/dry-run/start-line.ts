import type { Arguments } from "../command/parse-command-line.ts";
import { REQUEST_OPTIONS } from "../command/run-options.ts";
import { clean } from "../output/clean.ts";

/** The command that starts what was looked at: the same words and options, but for those of a plan. */
export function startLine(args: Arguments): string {
  const valued = Object.entries(REQUEST_OPTIONS).flatMap(([name, { value, multiple }]) => {
    if (value === undefined) return args.flag(name) ? [`--${name}`] : [];
    const given = multiple === true ? args.list(name) : [args.text(name)];
    return given.flatMap((each) => (each === undefined ? [] : [`--${name} ${quoted(each)}`]));
  });
  return ["wheelhouse run", ...args.positionals.map(quoted), ...valued].join(" ");
}

/** A word as a shell reads it back. */
function quoted(word: string): string {
  return /^[\w@%+=:,./-]+$/.test(word) ? clean(word) : `'${clean(word).replaceAll("'", `'\\''`)}'`;
}
