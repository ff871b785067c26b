import { z } from "zod";
import { ISSUE_PRIORITIES, ISSUE_STREAMS, ISSUE_TYPES } from "../../issue/issue-words.ts";
import { isIssueEvent, type StoredIssueEvent } from "../../issue/issue-state.ts";
import type { Row, RunProjection } from "../rows/projection.ts";

const numbersSchema = z.array(z.int());
const stringsSchema = z.array(z.string());

/**
 * A row of the table of issues. Times are wall clock in milliseconds. `labels`, `depends_on` and `runs` are JSON lists;
 * where the issue is follows from `closed_at` and the row of `last_run`.
 */
export const issueRowSchema = z.object({
  /** `<project>/<number>`. */
  id: z.string(),
  project_id: z.string(),
  project_path: z.string(),
  number: z.int(),
  /** Position of its last event in its stream. */
  seq: z.int(),
  title: z.string(),
  /** Markdown. */
  description: z.string(),
  type: z.enum(ISSUE_TYPES).nullable(),
  labels: z.string(),
  priority: z.enum(ISSUE_PRIORITIES),
  parent: z.int().nullable(),
  depends_on: z.string(),
  created_by: z.string(),
  created_at: z.int(),
  updated_at: z.int(),
  closed_at: z.int().nullable(),
  deleted_at: z.int().nullable(),
  comments: z.int(),
  runs: z.string(),
  last_run: z.string().nullable(),
});
/** A row of the table of issues. */
export type IssueRow = z.infer<typeof issueRowSchema>;

/** The lists that a row holds as text. */
export function listsOfIssue(row: Pick<IssueRow, "labels" | "depends_on" | "runs">): {
  readonly labels: string[];
  readonly dependsOn: number[];
  readonly runs: string[];
} {
  return {
    labels: stringsSchema.parse(JSON.parse(row.labels)),
    dependsOn: numbersSchema.parse(JSON.parse(row.depends_on)),
    runs: stringsSchema.parse(JSON.parse(row.runs)),
  };
}

/** Issues as a table: one row an issue, deleted ones too. */
export const issueProjection: RunProjection = {
  name: "issues",
  version: 1,
  columns: {
    id: "TEXT",
    project_id: "TEXT",
    project_path: "TEXT",
    number: "INTEGER",
    seq: "INTEGER",
    title: "TEXT",
    description: "TEXT",
    type: "TEXT",
    labels: "TEXT",
    priority: "TEXT",
    parent: "INTEGER",
    depends_on: "TEXT",
    created_by: "TEXT",
    created_at: "INTEGER",
    updated_at: "INTEGER",
    closed_at: "INTEGER",
    deleted_at: "INTEGER",
    comments: "INTEGER",
    runs: "TEXT",
    last_run: "TEXT",
  },
  key: "id",
  indexes: ["project_id", "last_run"],
  streams: ISSUE_STREAMS,
  project(stream, events, row) {
    const id = stream.slice(ISSUE_STREAMS.length);
    let after = row(id);
    for (const event of events) {
      if (isIssueEvent(event)) after = foldRow(id, after, event);
      if (after) after = { ...after, seq: event.seq, updated_at: event.at };
    }
    return after ? [{ key: id, row: after }] : [];
  },
};

function foldRow(id: string, before: Row | undefined, event: StoredIssueEvent): Row | undefined {
  if (event.type === "issue.created") return before ?? bornRow(id, event);
  if (!before) return undefined;
  switch (event.type) {
    case "issue.edited": {
      const { by: _by, labels, dependsOn, ...words } = event.data;
      return {
        ...before,
        ...said(words),
        ...(labels && { labels: JSON.stringify(labels) }),
        ...(dependsOn && { depends_on: JSON.stringify(dependsOn) }),
      };
    }
    case "issue.commented":
      return { ...before, comments: Number(before["comments"]) + 1 };
    case "issue.started": {
      const runs = stringsSchema.parse(JSON.parse(String(before["runs"])));
      const { run } = event.data;
      return { ...before, runs: JSON.stringify([...runs, run]), last_run: run };
    }
    case "issue.closed":
      return { ...before, closed_at: event.at };
    case "issue.reopened":
      return { ...before, closed_at: null };
    case "issue.deleted":
      return { ...before, deleted_at: event.at };
    case "issue.restored":
      return { ...before, deleted_at: null };
    default:
      return event satisfies never;
  }
}

/** What an edit does not name stays. */
function said(words: Readonly<Record<string, string | number | null | undefined>>): Row {
  const row: Record<string, string | number | null> = {};
  for (const [name, value] of Object.entries(words)) if (value !== undefined) row[name] = value;
  return row;
}

function bornRow(
  id: string,
  { seq, at, data }: Extract<StoredIssueEvent, { type: "issue.created" }>,
): Row {
  const { project, number, title, description, type, labels, priority, parent, dependsOn } = data;
  return {
    id,
    project_id: project.id,
    project_path: project.path,
    number,
    seq,
    title,
    description,
    type,
    labels: JSON.stringify(labels),
    priority,
    parent,
    depends_on: JSON.stringify(dependsOn),
    created_by: data.by,
    created_at: at,
    updated_at: at,
    closed_at: null,
    deleted_at: null,
    comments: 0,
    runs: "[]",
    last_run: null,
  };
}
