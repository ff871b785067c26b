import { formatAgo, type IssueItem, type IssueStatus, oneLine } from "@wheelhouse/core";
import { clean } from "../output/clean.ts";
import type { Paint } from "../output/paint.ts";
import { table } from "../output/table.ts";

/** How a list of issues is laid out. */
export interface IssuesLayout {
  readonly paint: Paint;
  readonly columns: number;
  /** Wall clock in milliseconds. */
  readonly now: number;
}

/** Columns of a terminal that has no room for what an issue does now. */
const NARROW = 80;

/** Issues in columns, as `issue ls` shows them. */
export function issuesTable(
  issues: readonly IssueItem[],
  { paint, columns, now }: IssuesLayout,
): string {
  return table(
    issues,
    [
      { title: "#", cell: ({ number }) => paint.bold(String(number)), align: "right" },
      { title: "STATUS", cell: ({ status }) => paintIssueStatus(status, paint) },
      {
        title: "PRIORITY",
        cell: ({ priority }) =>
          priority === "normal" ? "" : priority === "urgent" ? paint.red(priority) : priority,
      },
      { title: "TYPE", cell: ({ type }) => type ?? "" },
      { title: "AGE", cell: ({ created_at: at }) => ageOf(at, now), align: "right" },
      // Where there is room for one of the two, the title says more.
      ...(columns < NARROW
        ? []
        : [
            {
              title: "NOW",
              cell: (issue: IssueItem) => paint.dim(oneLine(clean(nowOf(issue)), 40)),
            },
          ]),
      {
        title: "TITLE",
        cell: ({ title, labels }) =>
          [clean(title), ...labels.map((label) => paint.dim(`[${clean(label)}]`))].join(" "),
        flexible: true,
      },
    ],
    { columns, head: paint.dim },
  );
}

/** Where an issue is, in its colour. */
export function paintIssueStatus(status: IssueStatus, paint: Paint): string {
  switch (status) {
    case "open":
      return status;
    case "inprogress":
      return paint.cyan("in progress");
    case "waiting":
      return paint.yellow(status);
    case "done":
      return paint.green(status);
    case "closed":
      return paint.dim(status);
    default:
      return status satisfies never;
  }
}

/** What goes on with an issue, in some words; empty when nothing does. */
function nowOf({ blocked_by, children, last_run: run, request, status }: IssueItem): string {
  // What agents and flows ask is Markdown.
  if (request) return askedOf(request);
  if (status === "inprogress" && run) {
    const { completed, failed, skipped, total } = run.steps;
    if (run.status === "queued") return `run ${run.id} waits for a place`;
    return `run ${run.id} ${run.status}, step ${completed + failed + skipped} of ${total}`;
  }
  if (status === "open" && blocked_by.length > 0)
    return `after ${blocked_by.map((number) => `#${number}`).join(", ")}`;
  if (status === "open" && run) return `run ${run.id} ${run.status}`;
  return children.total > 0 ? `${children.done} of ${children.total} parts done` : "";
}

/** What a run asks, in a few words: the title of its issue, with which most requests begin, stands in the line already. */
function askedOf({ kind, about, text }: NonNullable<IssueItem["request"]>): string {
  if (kind === "ladder") return `asks what to do: ${plain(text)}`;
  if (about === "plan") return "asks for your yes to its plan";
  if (about === "changes") return "asks for your yes to its work";
  return `asks: ${plain(text)}`;
}

const plain = (text: string): string => text.replaceAll(/\*\*|`/g, "");

function ageOf(at: string | null, now: number): string {
  return at === null ? "" : formatAgo(Date.parse(at), now).replace(" ago", "");
}
