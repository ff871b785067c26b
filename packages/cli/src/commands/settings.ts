import {
  nearest,
  SETTING_IDS,
  settingsChangeSchema,
  type SettingValue,
  type SettingsChange,
  type SettingsObject,
  WheelhouseError,
} from "@wheelhouse/core";
import { agentGround } from "../agents/agent-of-run.ts";
import { agentRows, rowNamed } from "../agents/agents-view.ts";
import type { Result } from "../command/command.ts";
import type { Context } from "../command/context.ts";
import { didYouMean } from "../command/parse-command-line.ts";
import { clean } from "../output/clean.ts";
import { table } from "../output/table.ts";
import { findProject } from "../project/find-project.ts";
import { changeSettings, settingsObject } from "../project/settings-view.ts";

/** `wheelhouse settings [KEY=VALUE…] [--project DIR]` */
export async function run(context: Context): Promise<Result> {
  const { args, home, io } = context;
  const project = findProject(args.text("project"), io.cwd);
  const change = changeIn(args.positionals, project.id);
  if (typeof change.agent === "string")
    rowNamed(change.agent, agentRows(home, await agentGround(home, io.env)));
  const settings =
    args.positionals.length === 0
      ? settingsObject(home, project)
      : changeSettings(home, project, change);
  return { data: settings, view: () => viewOf(settings, context) };
}

/** What the words of the command change; nothing after the sign takes a word back. Throws `usage`. */
function changeIn(words: readonly string[], project: string): SettingsChange {
  const change: Record<string, SettingValue> = { project_id: project };
  for (const word of words) {
    const [, key = word, value] = /^([^=]*)=(.*)$/s.exec(word) ?? [];
    if (value === undefined || !SETTING_IDS.some((id) => id === key))
      throw new WheelhouseError("usage", `${JSON.stringify(word)} sets nothing.`, {
        hint: `${didYouMean(nearest(key, SETTING_IDS))}Write it as agent=scout, or agent= to take it back. There is ${SETTING_IDS.join(", ")}.`,
      });
    change[key] = valueOf(key, value);
  }
  const parsed = settingsChangeSchema.safeParse(change);
  if (parsed.success) return parsed.data;
  const wrong = parsed.error.issues.map(({ path }) => path.join("."));
  throw new WheelhouseError("usage", `${wrong.join(", ")} cannot be set to that.`, {
    hint: "tokens is a whole number, cost_usd an amount in US dollars, auto_continue true or false.",
  });
}

function valueOf(key: string, text: string): SettingValue {
  if (text === "") return null;
  if (key === "tokens" || key === "cost_usd")
    return /^\d+(\.\d+)?$/.test(text) ? Number(text) : text;
  if (key === "auto_continue" && (text === "true" || text === "false")) return text === "true";
  return text;
}

const WHO = { person: "you", project: "the project", default: "" } as const;

function viewOf(
  { settings, rules, files, problems }: SettingsObject,
  { paint, columns }: Context,
): string {
  const lines = [
    table(
      settings,
      [
        { title: "SETTING", cell: ({ id }) => paint.bold(id) },
        { title: "VALUE", cell: ({ value }) => (value === null ? "–" : clean(String(value))) },
        { title: "SAID BY", cell: ({ status }) => WHO[status] },
        { title: "MEANS", cell: ({ detail }) => detail, flexible: true },
      ],
      { columns, head: paint.dim },
    ),
    "",
  ];
  for (const { detail, hint } of problems)
    lines.push(paint.red(clean(detail)), ...(hint === null ? [] : [clean(hint)]), "");
  if (rules.length > 0) lines.push(`The project has ${rules.length} rules for its agents.`, "");
  lines.push(
    paint.dim(`Yours are in ${files.person}; the project's would be in ${clean(files.project)}.`),
    paint.dim("Change one: wheelhouse settings tokens=200000 · take it back: tokens="),
  );
  return lines.join("\n");
}
