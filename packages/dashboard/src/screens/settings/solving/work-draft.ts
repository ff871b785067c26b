import {
  type WorkChange,
  type WorkId,
  type WorkObject,
  workChangeSchema,
  commandText,
  commandWords,
  WORK_IDS,
} from "@wheelhouse/core";
import { problemInWords } from "./problem-in-words.ts";

/** A check as a person types it. */
export interface CheckDraft {
  readonly name: string;
  readonly command: string;
}

/** What may be set for the work on issues, as a person types it: numbers and commands are texts, and nothing is an empty one. */
export interface WorkDraft {
  readonly roles: Readonly<Record<keyof WorkObject["roles"], string>>;
  readonly checks: readonly CheckDraft[];
  readonly prepare: readonly string[];
  /** A path in each line. */
  readonly carry: string;
  readonly network: boolean;
  readonly fresh_checks: boolean;
  readonly branch_prefix: string;
  readonly base: string;
  readonly approval: WorkObject["approval"];
  readonly accept: WorkObject["accept"];
  readonly max_runs: string;
  readonly limits: Readonly<Record<"run" | "issue", LimitDraft>>;
}

/** Limits as a person types them. */
export interface LimitDraft {
  readonly tokens: string;
  readonly cost_usd: string;
}

/** What is wrong with a draft, by the setting that it is about. */
export type WorkProblems = Partial<Record<WorkId, string>>;

/** What holds, as it can be typed. */
export function draftOfWork(work: WorkObject): WorkDraft {
  const { planner, worker, critic, judge, supervisor } = work.roles;
  const limit = ({ tokens, cost_usd: cost }: WorkObject["limits"]["run"]): LimitDraft => ({
    tokens: tokens === null ? "" : String(tokens),
    cost_usd: cost === null ? "" : String(cost),
  });
  return {
    roles: {
      planner: planner ?? "",
      worker: worker ?? "",
      critic: critic ?? "",
      judge: judge ?? "",
      supervisor: supervisor ?? "",
    },
    checks: work.checks.map(({ name, command }) => ({ name, command: commandText(command) })),
    prepare: work.prepare.map(commandText),
    carry: work.carry.join("\n"),
    network: work.network,
    fresh_checks: work.fresh_checks,
    branch_prefix: work.branch_prefix,
    base: work.base ?? "",
    approval: work.approval,
    accept: work.accept,
    max_runs: String(work.max_runs),
    limits: { run: limit(work.limits.run), issue: limit(work.limits.issue) },
  };
}

/** What a draft changes of what it began with, and what is wrong with that. Nothing is changed where anything is wrong. */
export function changeOfDraft(
  begun: WorkDraft,
  draft: WorkDraft,
): { readonly change: WorkChange; readonly problems: WorkProblems } {
  const wanted: Record<string, unknown> = {};
  const problems: WorkProblems = {};
  const isChanged = (id: WorkId): boolean =>
    JSON.stringify(begun[id]) !== JSON.stringify(draft[id]);
  const commands = (id: "checks" | "prepare", texts: readonly string[]): string[][] =>
    texts.flatMap((text) => {
      const read = commandWords(text);
      if ("words" in read) return [read.words];
      problems[id] ??= problemInWords(read);
      return [];
    });
  if (isChanged("roles"))
    wanted["roles"] = Object.fromEntries(
      Object.entries(draft.roles).map(([role, agent]) => [role, agent === "" ? null : agent]),
    );
  if (isChanged("checks")) {
    const words = commands(
      "checks",
      draft.checks.map(({ command }) => command),
    );
    wanted["checks"] = draft.checks.map(({ name }, at) => ({
      name: name.trim(),
      command: words[at],
    }));
    const names = draft.checks.map(({ name }) => name.trim());
    if (new Set(names).size < names.length) problems.checks ??= "Two checks have the same name.";
  }
  if (isChanged("prepare")) wanted["prepare"] = commands("prepare", draft.prepare);
  if (isChanged("carry"))
    wanted["carry"] = draft.carry.split("\n").flatMap((line) => line.trim() || []);
  if (isChanged("max_runs")) wanted["max_runs"] = numberOf(draft.max_runs);
  if (isChanged("base")) wanted["base"] = draft.base.trim() === "" ? null : draft.base.trim();
  if (isChanged("limits"))
    wanted["limits"] = { run: limitOf(draft.limits.run), issue: limitOf(draft.limits.issue) };
  for (const id of ["network", "fresh_checks", "approval", "accept", "branch_prefix"] as const)
    if (isChanged(id)) wanted[id] = draft[id];
  const read = workChangeSchema.safeParse(wanted);
  for (const { path, message } of read.error?.issues ?? []) {
    const id = WORK_IDS.find((field) => field === path[0]);
    if (id !== undefined) problems[id] ??= SAID[id] ?? `It ${message}.`;
  }
  const isWrong = Object.keys(problems).length > 0;
  return { change: isWrong ? {} : (read.data ?? {}), problems };
}

/** Where the words of a schema help nobody. */
const SAID: WorkProblems = {
  checks:
    "A check has a name of lower case letters, digits, '.', '_' and '-', and a program with its arguments.",
  carry: "Each is a path inside the project.",
  max_runs: "A whole number from 1 to 50 is wanted.",
  limits: "A limit is a number above zero, tokens a whole one; nothing is no limit.",
};

/** What is no number stays a text, which no schema takes for one. */
function numberOf(text: string): number | string {
  const number = Number(text.trim());
  return text.trim() === "" || !Number.isFinite(number) ? text : number;
}

function limitOf({ tokens, cost_usd: cost }: LimitDraft): Record<string, unknown> {
  const limit = (text: string): unknown => (text.trim() === "" ? null : numberOf(text));
  return { tokens: limit(tokens), cost_usd: limit(cost) };
}
