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
import { changeSettings, namedAgents, settingsObject } from "../project/settings-view.ts";
import {
  ORCHESTRATOR_KEYS,
  orchestratorChanges,
  orchestratorLines,
} from "../project/orchestrator-words.ts";
import { isWorkKey, WORK_KEYS, workChanges, workLines } from "../project/work-words.ts";

/** `wheelhouse settings [KEY=VALUE…] [--project DIR]`, `wheelhouse settings set KEY VALUE`, `wheelhouse settings unset KEY` */
export async function run(context: Context): Promise<Result> {
  const { args, home, io } = context;
  const project = findProject(args.text("project"), io.cwd);
  const before = settingsObject(home, project);
  const change = changeIn(pairsIn(args.positionals), before);
  const named = namedAgents(change);
  if (named.length > 0) {
    const rows = agentRows(home, await agentGround(home, io.env));
    for (const agent of named) rowNamed(agent, rows);
  }
  const settings = args.positionals.length === 0 ? before : changeSettings(home, project, change);
  return { data: settings, view: () => viewOf(settings, context) };
}

type Pair = readonly [key: string, value: string];

/** The keys and values in the words of the command; an empty value takes a word back. Throws `usage`. */
function pairsIn([verb, ...rest]: readonly string[]): readonly Pair[] {
  if (verb === undefined) return [];
  if (verb === "set") {
    const [key, ...words] = rest;
    if (key !== undefined && words.length > 0) return [[key, words.join(" ")]];
    throw new WheelhouseError("usage", "settings set needs a key and a value.", {
      hint: 'Write it as: wheelhouse settings set check.test "npm test"',
    });
  }
  if (verb === "unset" && rest.length > 0) return rest.map((key) => [key, ""]);
  return [verb, ...rest].map((word) => {
    const [, key = word, value] = /^([^=]*)=(.*)$/s.exec(word) ?? [];
    if (value === undefined) throw unknown(word);
    return [key, value];
  });
}

/** What the pairs change. Throws `usage`. */
function changeIn(
  pairs: readonly Pair[],
  { project_id, work }: Pick<SettingsObject, "project_id" | "work">,
): SettingsChange {
  const ofWork = pairs.filter(([key]) => isWorkKey(key));
  const ofThreads = pairs.filter(([key]) => ORCHESTRATOR_KEYS.includes(key));
  const change: Record<string, SettingValue> = { project_id };
  for (const [key, value] of pairs) {
    if (isWorkKey(key) || ORCHESTRATOR_KEYS.includes(key)) continue;
    if (!SETTING_IDS.some((id) => id === key)) throw unknown(key);
    change[key] = valueOf(key, value);
  }
  const parsed = settingsChangeSchema.safeParse({
    ...change,
    ...(ofWork.length > 0 && { work: workChanges(ofWork, work) }),
    ...(ofThreads.length > 0 && { orchestrator: orchestratorChanges(ofThreads) }),
  });
  if (parsed.success) return parsed.data;
  const { issues } = parsed.error;
  const wrong = issues.map(({ path }) => path.join(".").replace(/^work\./, ""));
  const ofIssues = issues.filter(({ path }) => path[0] === "work").map(({ message }) => message);
  throw new WheelhouseError("usage", `${wrong.join(", ")} cannot be set to that.`, {
    hint:
      ofIssues.length > 0
        ? `It ${ofIssues.join(", ")}. See docs/issues.md for what can be set.`
        : "tokens is a whole number, cost_usd an amount in US dollars, auto_continue true or false.",
  });
}

function unknown(word: string): WheelhouseError {
  const ids = [...SETTING_IDS, ...WORK_KEYS, ...ORCHESTRATOR_KEYS];
  return new WheelhouseError("usage", `${JSON.stringify(word)} sets nothing.`, {
    hint: `${didYouMean(nearest(word, ids))}Write it as agent=scout, or agent= to take it back. There is ${ids.join(", ")}.`,
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
  { settings, rules, files, problems, work, orchestrator }: SettingsObject,
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
    table(
      workLines(work),
      [
        { title: "WORK ON ISSUES", cell: ({ key }) => paint.bold(key) },
        { title: "VALUE", cell: ({ value }) => clean(value) },
        { title: "MEANS", cell: ({ detail }) => detail, flexible: true },
      ],
      { columns, head: paint.dim },
    ),
    "",
    table(
      orchestratorLines(orchestrator),
      [
        { title: "THREADS", cell: ({ key }) => paint.bold(key) },
        { title: "VALUE", cell: ({ value }) => clean(value) },
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
    paint.dim('For issues: wheelhouse settings set check.test "npm test" · only you can say these'),
  );
  return lines.join("\n");
}
