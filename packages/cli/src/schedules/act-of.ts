import { type ScheduleAct, scheduleActSchema, WheelhouseError } from "@wheelhouse/core";
import type { Arguments } from "../command/parse-command-line.ts";
import { issueNumber } from "../issues/issue-input-of.ts";
import { splitCommand } from "../project/split-command.ts";
import { bandOf, modelOf } from "../request/request-of.ts";

type Kind = ScheduleAct["kind"];
type Said = Pick<Arguments, "text" | "list">;

/** The option that says what is done, and what may be said of it beside. */
const OPTIONS = {
  flow: ["flow", ["band", "focus", "input", "agent", "model"]],
  issue: ["issue", []],
  command: ["command", ["cwd", "env"]],
  http: ["url", ["method", "header", "body"]],
} as const satisfies Readonly<Record<Kind, readonly [string, readonly string[]]>>;
const KINDS = ["flow", "issue", "command", "http"] as const satisfies readonly Kind[];

/**
 * What the options say that a schedule does. Whoever names it anew says all of it; else what they say is put over `before`.
 * Undefined when they say nothing about it. Throws `usage`, `band.unknown` or what a transcript throws that cannot be read.
 */
export function actOf(
  args: Said,
  { cwd, before }: { readonly cwd: string; readonly before?: ScheduleAct | undefined },
): ScheduleAct | undefined {
  const named = KINDS.filter((kind) => args.text(OPTIONS[kind][0]) !== undefined);
  const [kind = before?.kind, second] = named;
  const beside = KINDS.flatMap((each) =>
    OPTIONS[each][1].filter((option) => isSaid(args, option)).map((option) => [each, option]),
  );
  if (second !== undefined)
    throw wrong(
      `A schedule does one thing, and ${named.map((each) => `--${OPTIONS[each][0]}`).join(" and ")} are two.`,
      "Make a schedule for each.",
    );
  const [foreign] = beside.filter(([each]) => each !== kind);
  if (kind !== undefined && foreign)
    throw wrong(
      `--${foreign[1]} says nothing of a schedule that does this.`,
      `It goes with --${OPTIONS[KINDS.find((each) => each === foreign[0]) ?? "flow"][0]}.`,
    );
  if (kind === undefined || (named.length === 0 && beside.length === 0)) return undefined;
  const base = named.length === 0 ? before : undefined;
  const act = scheduleActSchema.safeParse({ ...base, ...saidOf(kind, args, cwd) });
  if (act.success) return act.data;
  const [problem] = act.error.issues;
  throw wrong(
    `${problem?.path.map(String).join(".") ?? "That"} ${problem?.message ?? "is not right"}.`,
    "See docs/schedules.md for what a schedule can do.",
  );
}

function isSaid(args: Said, option: string): boolean {
  return args.text(option) !== undefined || args.list(option).length > 0;
}

function saidOf(kind: Kind, args: Said, cwd: string): object {
  switch (kind) {
    case "flow": {
      const [agent, band] = [args.text("agent"), args.text("band")];
      return present({
        kind,
        flow: args.text("flow"),
        band: band === undefined ? undefined : bandOf(band),
        focus: args.text("focus"),
        input: pairs(args.list("input"), "=", "--input name=value"),
        agent,
        model: modelOf(args.text("model"), agent, cwd),
      });
    }
    case "issue":
      return present({ kind, number: issueNumber(args.text("issue") ?? "") });
    case "command": {
      const command = args.text("command");
      const env = args.list("env");
      return present({
        kind,
        argv: command === undefined ? undefined : splitCommand(command),
        cwd: args.text("cwd"),
        env: env.length === 0 ? undefined : env,
      });
    }
    case "http": {
      const [url, method] = [args.text("url"), args.text("method")?.toUpperCase()];
      return present({
        kind,
        url,
        // Who names an address anew and no method means to look.
        method: method ?? (url === undefined ? undefined : "GET"),
        headers: headersIn(args.list("header")),
        body: args.text("body"),
      });
    }
    default:
      return kind satisfies never;
  }
}

/** `Name: value`, or `Name: $VAR` for what stands in a variable. */
function headersIn(lines: readonly string[]): object | undefined {
  const read = pairs(lines, ":", '--header "Name: value"');
  if (!read) return undefined;
  return Object.fromEntries(
    Object.entries(read).map(([name, value]) => {
      const env = /^\$([A-Za-z_]\w*)$/.exec(value.trim())?.[1];
      return [name.trim(), env === undefined ? value.trim() : { env }];
    }),
  );
}

function pairs(
  lines: readonly string[],
  sign: string,
  form: string,
): Record<string, string> | undefined {
  if (lines.length === 0) return undefined;
  const read: Record<string, string> = {};
  for (const line of lines) {
    const at = line.indexOf(sign);
    const name = line.slice(0, Math.max(at, 0)).trim();
    if (name === "" || Object.hasOwn(read, name))
      throw wrong(
        `${JSON.stringify(line)} ${name === "" ? "has no name" : "is there twice"}.`,
        `Write each once, as ${form}.`,
      );
    read[name] = line.slice(at + 1);
  }
  return read;
}

function present(members: Readonly<Record<string, unknown>>): object {
  return Object.fromEntries(Object.entries(members).filter(([, value]) => value !== undefined));
}

function wrong(message: string, hint: string): WheelhouseError {
  return new WheelhouseError("usage", message, { hint });
}
