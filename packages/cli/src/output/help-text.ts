import { type Command, GLOBAL_OPTIONS, type OptionSpec } from "../command/command.ts";
import { usageOf } from "../command/usage-of.ts";
import type { Paint } from "./paint.ts";
import { pad } from "./width.ts";
import { wrap } from "./wrap.ts";

/** Help over all commands. */
export function overview(commands: readonly Command[], paint: Paint, columns: number): string {
  const shown = commands.filter(({ hidden }) => !hidden);
  return [
    wrap(
      `${paint.bold("wheelhouse")} runs coding agents over your repository, in waves, and loses nothing when it is killed.`,
      columns,
    ),
    "",
    paint.bold("Start"),
    ...pairs(
      [
        ["wheelhouse demo", "see a run, with scripted agents"],
        ["wheelhouse demo issues", "see an issue being solved"],
        ["wheelhouse run code-review", "review the repository you stand in"],
      ],
      columns,
    ),
    "",
    paint.bold("Commands"),
    ...pairs(
      shown.map(({ name, summary }) => [name, summary] as const),
      columns,
    ),
    "",
    paint.bold("Options of every command"),
    ...pairs(optionPairs(GLOBAL_OPTIONS), columns),
    "",
    `${paint.dim("More about a command:")} wheelhouse <command> --help`,
  ].join("\n");
}

/** Help of one command. */
export function commandHelp(command: Command, paint: Paint, columns: number): string {
  const parts = [
    wrap(command.summary.endsWith(".") ? command.summary : `${command.summary}.`, columns),
    "",
    paint.bold("Usage"),
    wrap(usageOf(command), columns, { indent: "  ", hang: "    " }),
  ];
  if (command.details !== undefined) parts.push("", wrap(command.details, columns));
  const own = optionPairs(command.options);
  if (own.length > 0) parts.push("", paint.bold("Options"), ...pairs(own, columns));
  parts.push(
    "",
    paint.bold("Options of every command"),
    ...pairs(optionPairs(GLOBAL_OPTIONS), columns),
  );
  if (command.examples && command.examples.length > 0)
    parts.push("", paint.bold("Examples"), ...command.examples.map((each) => `  ${each}`));
  return parts.join("\n");
}

function optionPairs(options: Readonly<Record<string, OptionSpec>>): (readonly [string, string])[] {
  return Object.entries(options).map(([name, { short, value, summary }]) => {
    const long = value === undefined ? `--${name}` : `--${name} ${value}`;
    return [short === undefined ? long : `-${short}, ${long}`, summary] as const;
  });
}

function pairs(rows: readonly (readonly [string, string])[], columns: number): string[] {
  const width = Math.max(...rows.map(([name]) => name.length)) + 2;
  return rows.map(([name, text]) =>
    wrap(text, columns, { indent: `  ${pad(name, width)}`, hang: " ".repeat(width + 2) }),
  );
}
