import {
  formatAgo,
  formatCost,
  formatTokens,
  type IssueObject,
  type Limits,
  oneLine,
  type RequestObject,
  type RunListItem,
  wantsWords,
} from "@wheelhouse/core";
import type { Board } from "@wheelhouse/desk";
import { clean } from "../output/clean.ts";
import { layOut } from "../output/markdown.ts";
import type { Paint } from "../output/paint.ts";
import { paintStatus } from "../output/paint-status.ts";
import { wrap } from "../output/wrap.ts";
import { paintIssueStatus } from "./issues-table.ts";

/** An issue and what is known around it, for its page in a terminal. */
export interface ShownIssue {
  readonly issue: IssueObject;
  readonly board: Board;
  /** The branch of its last run. */
  readonly branch: string | undefined;
  /** The most that all of its runs may use. */
  readonly limits: Limits | undefined;
}

/** How it is laid out. */
export interface PageLayout {
  readonly paint: Paint;
  readonly columns: number;
  /** Wall clock in milliseconds. */
  readonly now: number;
}

/** An issue as a page: where it is and what it waits for, with the commands that move it, and then all about it. */
export function issuePage(shown: ShownIssue, layout: PageLayout): string {
  const { issue } = shown;
  const { columns, paint } = layout;
  const text = clean(issue.description).trim();
  return [
    ...headLines(shown, layout),
    ...(text === "" ? [] : ["", layOut(text, paint, columns)]),
    ...requestLines(issue, layout),
    ...runLines(shown, layout),
    ...activityLines(issue, layout),
    "",
    ...nextLines(issue).map((line) => paint.dim(wrap(line, columns))),
  ].join("\n");
}

function headLines({ issue, board }: ShownIssue, { paint, now, columns }: PageLayout): string[] {
  const { type, priority, labels, created_by: by, created_at: at, deleted_at, closed } = issue;
  const facts = [
    type,
    priority === "normal" ? null : `${priority} priority`,
    ...labels.map((label) => `[${label}]`),
    `made by ${by}${at === null ? "" : ` ${formatAgo(Date.parse(at), now)}`}`,
    issue.origin && `from finding ${issue.origin.finding} of run ${issue.origin.run}`,
  ].filter((part) => part !== null);
  const named = (number: number): string => `#${number} (${board.status(number) ?? "deleted"})`;
  const links = [
    issue.parent === null ? "" : `part of ${named(issue.parent)}`,
    issue.parts.length === 0
      ? ""
      : `parts ${issue.parts.map(({ number }) => named(number)).join(", ")}`,
    issue.depends_on.length === 0 ? "" : `after ${issue.depends_on.map(named).join(", ")}`,
    issue.needed_by.length === 0 ? "" : `needed by ${issue.needed_by.map(named).join(", ")}`,
  ].filter((part) => part !== "");
  const status = deleted_at === null ? paintIssueStatus(issue.status, paint) : paint.red("deleted");
  const why = closed?.reason ? `: ${closed.reason}` : "";
  return [
    `${paint.bold(`#${issue.number}`)}  ${paint.bold(clean(issue.title))}  ${status}`,
    paint.dim(wrap(clean(facts.join(" · ")), columns, { indent: "  " })),
    ...(links.length === 0 ? [] : [paint.dim(wrap(links.join(" · "), columns, { indent: "  " }))]),
    ...(closed === null
      ? []
      : [paint.dim(wrap(clean(`closed by ${closed.by}${why}`), columns, { indent: "  " }))]),
  ];
}

/** What waits for a person, with the command of each answer. */
function requestLines(issue: IssueObject, { paint, columns }: PageLayout): string[] {
  const open = issue.requests.filter(({ status }) => status === "open");
  return open.flatMap((request) => {
    const named = open.length > 1 ? ` --request ${request.id}` : "";
    return [
      "",
      paint.yellow(paint.bold("Waits for you")),
      ...layOut(request.text.trim(), paint, columns - 2)
        .split("\n")
        .map((line) => (line === "" ? "" : `  ${line}`)),
      "",
      ...(request.about?.kind === "changes"
        ? [
            `    ${paint.bold(`wheelhouse changes ${request.run} --patch`)}${paint.dim("  Read them first")}`,
          ]
        : []),
      ...answersOf(request).map(([words, label]) => {
        const command = `wheelhouse issue answer ${issue.number} ${words}${named}`;
        return `    ${paint.bold(command)}${label === "" ? "" : paint.dim(`  ${clean(label)}`)}`;
      }),
    ];
  });
}

function answersOf({ kind, options }: RequestObject): readonly (readonly [string, string])[] {
  if (options.length === 0) return [['--text "…"', ""]];
  return options.map((option) => [
    wantsWords(kind, option) ? `${option.id} --text "…"` : option.id,
    option.label,
  ]);
}

function runLines(shown: ShownIssue, { paint, now, columns }: PageLayout): string[] {
  const { issue, branch, limits } = shown;
  if (issue.runs_list.length === 0) return [];
  const { input, output, unknown } = issue.tokens;
  const tokens = input === null || output === null ? null : input + output;
  const ofTokens = limits?.tokens === undefined ? "" : ` of ${formatTokens(limits.tokens)}`;
  const ofCost = limits?.costUsd === undefined ? "" : ` of ${formatCost(limits.costUsd)}`;
  const unsaid = Math.max(unknown, issue.cost_unknown);
  const used = [
    `tokens ${formatTokens(tokens)}${ofTokens}`,
    `cost ${formatCost(issue.cost)}${ofCost}`,
    ...(unsaid === 0 ? [] : [`${unsaid} ${unsaid === 1 ? "attempt" : "attempts"} did not say`]),
  ].join(" · ");
  const isMade = issue.status === "done";
  return [
    "",
    paint.bold("Runs"),
    ...issue.runs_list.map((run) => `  ${runLine(run, paint, now)}`),
    ...issue.runs_list
      .slice(-1)
      .flatMap(({ error }) =>
        error === null
          ? []
          : [paint.red(wrap(oneLine(clean(error), 300), columns, { indent: "    " }))],
      ),
    paint.dim(`  ${used}`),
    ...(branch === undefined
      ? []
      : [
          `  branch ${clean(branch)}${isMade ? "" : paint.dim(", which is made when the work is accepted")}`,
        ]),
  ];
}

function runLine(run: RunListItem, paint: Paint, now: number): string {
  const { completed, failed, skipped, total } = run.steps;
  const at = run.created_at === null ? "" : formatAgo(Date.parse(run.created_at), now);
  const steps = paint.dim(`${completed + failed + skipped} of ${total} steps, began ${at}`);
  return `${paint.bold(run.id)}  ${paintStatus(run.status, paint)}  ${steps}`;
}

function activityLines(issue: IssueObject, { paint, now, columns }: PageLayout): string[] {
  const said = new Map(issue.comments_list.map(({ seq, text }) => [seq, text]));
  return [
    "",
    paint.bold("Activity"),
    ...issue.activity.flatMap(({ seq, at, by, text }) => {
      const when = at === null ? "" : formatAgo(Date.parse(at), now);
      const comment = said.get(seq);
      const head = `  ${clean(by)} ${paint.dim(when)}`;
      if (comment === undefined) return [`${head}  ${clean(text)}`];
      const lines = layOut(comment.trim(), paint, columns - 4).split("\n");
      return [`${head}  said:`, ...lines.map((line) => (line === "" ? "" : `    ${line}`))];
    }),
  ];
}

function nextLines({
  number,
  status,
  last_run: run,
  blocked_by,
  deleted_at,
}: IssueObject): string[] {
  if (deleted_at !== null) return [`Bring it back: wheelhouse issue restore ${number}`];
  const [blocker] = blocked_by;
  switch (status) {
    case "open":
      return blocker === undefined
        ? [`Have it solved: wheelhouse issue start ${number}`]
        : [`It waits for #${blocker}: wheelhouse issue show ${blocker}`];
    case "inprogress":
    case "waiting":
      return [
        run?.status === "interrupted"
          ? `Nobody drives its run. Go on: wheelhouse resume ${run.id}`
          : `See it at work: wheelhouse show ${run?.id ?? ""} · end it: wheelhouse issue stop ${number}`,
      ];
    case "done":
      return [`What was done: wheelhouse report ${run?.id ?? ""}`];
    case "closed":
      return [`Open it again: wheelhouse issue reopen ${number}`];
    default:
      return status satisfies never;
  }
}
