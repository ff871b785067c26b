import { ISSUE_STATUSES, nearest, WheelhouseError } from "@wheelhouse/core";
import type { Result } from "../command/command.ts";
import type { Context } from "../command/context.ts";
import { didYouMean } from "../command/parse-command-line.ts";
import { CHANGE_VERBS, changeVerb } from "../issues/change-verb.ts";
import { issueNumber, oneOf } from "../issues/issue-input-of.ts";
import { issuesTable } from "../issues/issues-table.ts";
import { plansVerb, savePlanVerb } from "../issues/plan-verbs.ts";
import { listIssues } from "../issues/read-issues.ts";
import { showVerb } from "../issues/show-verb.ts";
import { startVerb } from "../issues/start-verb.ts";
import { findProject, type Project } from "../project/find-project.ts";

const VERBS = ["ls", "show", "start", "plans", "save-plan", ...CHANGE_VERBS] as const;

/** `wheelhouse issue [ls]`, `issue create --title T`, `issue show N`, and what else can be done with issues */
export async function run(context: Context): Promise<Result> {
  const { args, io } = context;
  const [word = "ls", second, ...words] = args.positionals;
  const verb = verbOf(word);
  const project = findProject(args.text("project"), io.cwd);
  if (verb === "ls") return lsVerb(context, project);
  if (verb === "plans") return plansVerb(context, project);
  if (verb === "create") return changeVerb(context, project, { verb, number: 0, words: [] });
  if (second === undefined || second === "")
    throw verb === "save-plan" ? noPlanNamed() : usage(verb, "the number of an issue");
  if (verb === "save-plan") {
    const [name] = words;
    if (name === undefined) throw noPlanNamed();
    return savePlanVerb(context, project, [second, name]);
  }
  const number = issueNumber(second);
  if (verb === "show") return showVerb(context, project, number);
  if (verb === "start") return startVerb(context, project, number);
  return changeVerb(context, project, { verb, number, words });
}

async function lsVerb({ args, home, paint, columns }: Context, project: Project): Promise<Result> {
  const status = args.text("status");
  const q = args.text("q");
  const [label] = args.list("label");
  const deleted = args.flag("deleted");
  const narrowed = status !== undefined || q !== undefined || label !== undefined || deleted;
  const issues = await listIssues(home, project.id, {
    ...(status !== undefined && { status: oneOf("status", status, ISSUE_STATUSES) }),
    q,
    label,
    deleted,
  });
  return {
    data: issues,
    view: () =>
      issues.length > 0
        ? issuesTable(issues, { paint, columns, now: Date.now() })
        : narrowed
          ? "No issue of this project fits."
          : 'This project has no issues.\n  Make one: wheelhouse issue create --title "…"',
  };
}

function verbOf(word: string): (typeof VERBS)[number] {
  const verb = VERBS.find((each) => each === word);
  if (verb) return verb;
  const near = /^#?\d+$/.test(word) ? [`show ${word}`] : nearest(word, VERBS);
  throw new WheelhouseError("usage", `wheelhouse issue has no ${JSON.stringify(word)}.`, {
    hint: `${didYouMean(near)}It has ${VERBS.join(", ")}.`,
  });
}

function noPlanNamed(): WheelhouseError {
  return new WheelhouseError("usage", "wheelhouse issue save-plan needs a run and a name.", {
    hint: "Write it as: wheelhouse issue save-plan RUN NAME. The runs of an issue: wheelhouse issue show N",
  });
}

function usage(verb: string, what: string): WheelhouseError {
  return new WheelhouseError("usage", `wheelhouse issue ${verb} needs ${what}.`, {
    hint: "All issues: wheelhouse issue ls",
  });
}
