import { z } from "zod";
import { blockersOf } from "../issue/dependencies.ts";
import { issueStatus } from "../issue/issue-status.ts";
import {
  ISSUE_PRIORITIES,
  type IssueStatus,
  ISSUE_STATUSES,
  ISSUE_TYPES,
} from "../issue/issue-words.ts";
import { type IssueRow, listsOfIssue } from "../views/issues/issue-row.ts";
import { aboutOfRow, type RequestRow } from "../views/request-row.ts";
import type { RunRow } from "../views/rows/run-columns.ts";
import { shownStatus, SHOWN_STATUSES } from "../views/shown-status.ts";
import { spentOfRow } from "../views/spent-view.ts";
import { requestLine } from "../views/format/request-line.ts";
import { spentObject, type SpentObject, spentShape, totalSpent } from "./spent-object.ts";
import { wireTime, wireTimeSchema } from "./wire-time.ts";

const number = z.int().min(1);

/** The run of an issue as its card shows it. */
export const issueRunSchema = z.object({
  id: z.string(),
  status: z.enum(SHOWN_STATUSES),
  created_at: wireTimeSchema,
  ended_at: wireTimeSchema,
  /** How many steps there are, by how they ended. */
  steps: z.object({
    total: z.int(),
    completed: z.int(),
    failed: z.int(),
    skipped: z.int(),
    running: z.int(),
  }),
  /** Why it failed or was cancelled. */
  error: z.string().nullable(),
});
/** The run of an issue as its card shows it. */
export type IssueRun = z.infer<typeof issueRunSchema>;

/** What the run of an issue asks of a person, as its card shows it: the oldest open request. */
export const issueRequestSchema = z.object({
  id: z.string(),
  run: z.string(),
  kind: z.enum(["question", "approval", "ladder", "agent"]),
  /** What it is about, when a screen can show that. */
  about: z.string().nullable(),
  /** Its first line that says what is wanted, without marks of Markdown. */
  text: z.string(),
  opened_at: wireTimeSchema,
});
/** What the run of an issue asks of a person. */
export type IssueRequest = z.infer<typeof issueRequestSchema>;

/** An issue on the wire as a card of the board, or a row of a list. */
export const issueItemSchema = z.object({
  /** `<project>/<number>`. */
  id: z.string(),
  project_id: z.string(),
  number,
  title: z.string(),
  status: z.enum(ISSUE_STATUSES),
  type: z.enum(ISSUE_TYPES).nullable(),
  labels: z.array(z.string()),
  priority: z.enum(ISSUE_PRIORITIES),
  parent: number.nullable(),
  depends_on: z.array(number),
  /** Those of `depends_on` that are not done: it cannot be started before they are. */
  blocked_by: z.array(number),
  /** Its parts, and how many of them are done. */
  children: z.object({ total: z.int(), done: z.int() }),
  comments: z.int(),
  runs: z.int(),
  /** Its last run; null when it was never started. */
  last_run: issueRunSchema.nullable(),
  /** What its run waits for a person to say; null when it waits for nobody. */
  request: issueRequestSchema.nullable(),
  /** What all of its runs have used. */
  ...spentShape,
  created_by: z.string(),
  created_at: wireTimeSchema,
  updated_at: wireTimeSchema,
  deleted_at: wireTimeSchema,
});
/** An issue on the wire as a card of the board. */
export type IssueItem = z.infer<typeof issueItemSchema>;

/** What is known around an issue when its card is made. */
export interface AroundIssue {
  /** The rows of its runs that are there, in any order. */
  readonly runs: readonly RunRow[];
  /** The oldest open request of its last run. */
  readonly request: RequestRow | undefined;
  /** Whether somebody drives its last run now. */
  readonly isDriven: boolean;
  /** Where another issue of the project is; undefined for one that there is not, or that is deleted. */
  readonly statusOf: (number: number) => IssueStatus | undefined;
  /** Its parts, and how many of them are done; deleted ones are none. */
  readonly children: IssueItem["children"];
}

/** Where an issue is, from its row and that of its last run. */
export function statusOfIssue(
  row: Pick<IssueRow, "closed_at">,
  lastRun: RunRow | undefined,
): IssueStatus {
  return issueStatus(
    { isClosed: row.closed_at !== null },
    lastRun && { status: lastRun.status, openRequests: lastRun.open_requests },
  );
}

/** An issue as a card of the board shows it. Pure: the same rows give the same card. */
export function issueItem(row: IssueRow, around: AroundIssue): IssueItem {
  const { runs, request, isDriven, statusOf, children } = around;
  const { labels, dependsOn, runs: ids } = listsOfIssue(row);
  const lastRun = runs.find(({ id }) => id === row.last_run);
  return {
    id: row.id,
    project_id: row.project_id,
    number: row.number,
    title: row.title,
    status: statusOfIssue(row, lastRun),
    type: row.type,
    labels,
    priority: row.priority,
    parent: row.parent,
    depends_on: dependsOn,
    blocked_by: blockersOf({ dependsOn }, statusOf),
    children,
    comments: row.comments,
    runs: ids.length,
    last_run: lastRun ? issueRun(lastRun, isDriven) : null,
    request: request ? issueRequest(request) : null,
    ...spentOfRuns(runs),
    created_by: row.created_by,
    created_at: wireTime(row.created_at),
    updated_at: wireTime(row.updated_at),
    deleted_at: wireTime(row.deleted_at),
  };
}

function issueRun(row: RunRow, driven: boolean): IssueRun {
  return {
    id: row.id,
    status: shownStatus({ status: row.status, openRequests: row.open_requests }, driven),
    created_at: wireTime(row.created_at),
    ended_at: wireTime(row.ended_at),
    steps: {
      total: row.steps_total,
      completed: row.steps_done,
      failed: row.steps_failed,
      skipped: row.steps_skipped,
      running: row.running,
    },
    error: row.error,
  };
}

function issueRequest(row: RequestRow): IssueRequest {
  const { id, run, kind, text, opened_at } = row;
  const about = aboutOfRow(row)?.kind ?? null;
  return { id, run, kind, about, text: requestLine(text), opened_at: wireTime(opened_at) };
}

/** What was never started has used nothing, and that is known. */
function spentOfRuns(runs: readonly RunRow[]): SpentObject {
  if (runs.length > 0) return totalSpent(runs.map((run) => spentObject(spentOfRow(run))));
  return { tokens: { input: 0, output: 0, unknown: 0 }, cost: 0, cost_unknown: 0 };
}
