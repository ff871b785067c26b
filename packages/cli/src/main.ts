import { REGISTRY } from "./command/registry.ts";
import type { Context, Io } from "./command/context.ts";
import { type CommandLine, parseCommandLine } from "./command/parse-command-line.ts";
import { findHome } from "./home/find-home.ts";
import { boundPatterns } from "./host/bound-patterns.ts";
import { commandHelp, overview } from "./output/help-text.ts";
import { paintFor } from "./output/paint.ts";
import { printError } from "./output/print-error.ts";
import { printResult } from "./output/print-result.ts";
import { write } from "./output/write.ts";
import { version } from "./version.ts";

/** Columns of an output that is not a terminal. */
const NO_TERMINAL_COLUMNS = 100;

/** Runs one command line and gives its exit code. Never throws. */
export async function main(argv: readonly string[], io: Io): Promise<number> {
  // What went wrong may be the command line itself, so these two are looked for by hand.
  const before = argv.slice(0, argv.includes("--") ? argv.indexOf("--") : argv.length);
  const asked = { json: before.includes("--json"), verbose: before.includes("--verbose") };
  try {
    return await perform(parseCommandLine(argv, REGISTRY), io);
  } catch (error) {
    return printError(error, io, asked);
  }
}

async function perform(line: CommandLine, io: Io): Promise<number> {
  const paint = paintFor(io.stdout, io.env);
  // A terminal that nobody has given a size says that it has none.
  const columns = io.stdout.columns || NO_TERMINAL_COLUMNS;
  if (line.kind === "version") {
    await write(io.stdout, `wheelhouse ${version()} on Node.js ${process.versions.node}\n`);
    return 0;
  }
  if (line.kind === "help") {
    const text = line.command
      ? commandHelp(line.command, paint, columns)
      : overview(REGISTRY, paint, columns);
    await write(io.stdout, `${text}\n`);
    return 0;
  }
  const { command, args } = line;
  const context: Context = {
    args,
    io,
    home: findHome(args.text("home"), io),
    json: args.flag("json"),
    paint,
    columns,
  };
  const module = await command.load();
  return printResult(await module.run(context), context);
}

/** Runs the command line of this process and ends it. */
export function start(): void {
  const { stdin, stdout, stderr, env } = process;
  // A reader that goes away, such as `head`, ends the output and nothing else. Commands that drive
  // runs listen themselves and leave them for later.
  for (const stream of [stdout, stderr]) stream.on("error", () => undefined);
  boundPatterns();
  void main(process.argv.slice(2), { stdin, stdout, stderr, env, cwd: process.cwd() }).then(
    (code) => process.exit(code),
  );
}
