import { z } from "zod";
import { ISSUE_PRIORITIES, ISSUE_STATUSES, ISSUE_TYPES } from "../issue/issue-words.ts";
import { SHOWN_STATUSES } from "../views/shown-status.ts";
import { spentShape } from "./spent-object.ts";
import { wireTimeSchema } from "./wire-time.ts";

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
  /** Its first line. */
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
