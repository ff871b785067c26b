import { basename } from "node:path";
import { readTextLaunch, type TextLaunch, WheelhouseError } from "@wheelhouse/core";
import type { Context } from "../command/context.ts";
import { type Arguments, didYouMean } from "../command/parse-command-line.ts";
import { flowObjects } from "../flows/flow-objects.ts";
import { findProject } from "../project/find-project.ts";
import { addedProjects } from "../project/known-projects.ts";

/**
 * The words and options of a command of which the first word is the beginning of a line, such as
 * `/investigate small the cart is empty`: as if they had been given one by one. An option that was given counts for more
 * than the line. All other command lines stay as they are. Throws `flow.unknown` or `project.unknown` with the nearest
 * names, or `usage` for a line that says nothing.
 */
export async function saidInLine(
  args: Arguments,
  { io, home }: Pick<Context, "io" | "home">,
): Promise<Arguments> {
  if (args.positionals[0]?.startsWith("/") !== true) return args;
  const projects = projectsFor(home, args.text("project"), io.cwd);
  const [here] = projects;
  const flows = await flowObjects({ home, project: here?.path });
  const launch = readTextLaunch(lineOf(args.positionals), { flows, projects });
  if (launch.kind !== "run") throw unread(launch);
  const { flow, band, focus, input } = launch;
  const path = projects.find(({ id }) => id === launch.project)?.path;
  const stated = new Set(args.list("input").map((pair) => pair.split("=")[0]));
  const given = Object.entries(input).flatMap(([name, value]) =>
    stated.has(name) ? [] : [`${name}=${value}`],
  );
  const said: Readonly<Record<string, string | undefined>> = { band, project: path };
  return {
    positionals: [flow, ...(focus === "" ? [] : focus.split(" "))],
    text: (option) => args.text(option) ?? said[option],
    list: (option) => [...(option === "input" ? given : []), ...args.list(option)],
    flag: (option) => args.flag(option),
  };
}

/** The line of which a shell made words: a value with spaces in it gets its quotes back. */
function lineOf(words: readonly string[]): string {
  if (words.length === 1) return words.join("");
  return words
    .map((word) => (/^[\w-]+=.*\s/s.test(word) ? word.replace(/^([\w-]+=)(.*)$/s, '$1"$2"') : word))
    .join(" ");
}

/** Projects that `@name` may name, the one that the command is about first. */
function projectsFor(home: string, named: string | undefined, cwd: string) {
  const here = findProject(named, cwd);
  const others = addedProjects(home).filter(({ id }) => id !== here.id);
  return [here, ...others].map(({ id, path }) => ({ id, path, name: basename(path) }));
}

function unread(launch: Exclude<TextLaunch, { kind: "run" }>): WheelhouseError {
  if (launch.kind === "empty")
    return new WheelhouseError("usage", "The line names no flow.", {
      hint: 'Name one after the slash: wheelhouse run "/flow what is to be looked at"',
    });
  const { kind, name, near } = launch;
  const isFlow = kind === "unknown-flow";
  const sign = isFlow ? "/" : "@";
  const next = isFlow ? "All flows: wheelhouse flows" : "Or name its directory with --project.";
  return new WheelhouseError(
    isFlow ? "flow.unknown" : "project.unknown",
    `There is no ${isFlow ? "flow" : "project"} ${JSON.stringify(name)}.`,
    { hint: `${didYouMean(near.map((each) => `${sign}${each}`))}${next}` },
  );
}
