import { z } from "zod";
import { BANDS } from "../../plan/define-flow.ts";
import { RUN_STATUSES } from "../../run/status.ts";

const time = z.int().nullable();

/**
 * A row of the run list. Times are wall clock in milliseconds. `live` and `graph` are the fold's own
 * memory of an open run: where each step is, and how the steps hang together; null once it has ended.
 * What moves comes first and what is long and still comes last: a database writes only those pages
 * of a row that have changed.
 */
export const runRowSchema = z.object({
  id: z.string(),
  status: z.enum(RUN_STATUSES),
  created_at: time,
  started_at: time,
  updated_at: time,
  ended_at: time,
  paused_at: time,
  steps_total: z.int(),
  steps_done: z.int(),
  steps_failed: z.int(),
  steps_skipped: z.int(),
  open_requests: z.int(),
  /** Attempts under way. */
  running: z.int(),
  tokens_in: z.int(),
  tokens_out: z.int(),
  /** Attempts that did not say what they used. */
  unknown_tokens: z.int(),
  cost_usd: z.number(),
  /** Attempts that did not say what they cost. */
  unknown_cost: z.int(),
  /** 1 when no agent of the run calls a model, 0 when one does, null before there was an agent. */
  model_free: z.int().nullable(),
  live: z.string().nullable(),
  flow: z.string().nullable(),
  title: z.string().nullable(),
  project_id: z.string().nullable(),
  project_path: z.string().nullable(),
  band: z.enum(BANDS).nullable(),
  agent: z.string().nullable(),
  model: z.string().nullable(),
  created_by: z.string().nullable(),
  paused_by: z.string().nullable(),
  paused_reason: z.string().nullable(),
  /** Why it failed or was cancelled. */
  error: z.string().nullable(),
  /** The step whose output is the report. */
  report_step: z.string().nullable(),
  /** The run that this one is a step of, and the step. */
  parent_run: z.string().nullable(),
  parent_step: z.string().nullable(),
  /** The run that this one took finished steps from. */
  forked_from: z.string().nullable(),
  graph: z.string().nullable(),
});
/** A row of the run list. */
export type RunRow = z.infer<typeof runRowSchema>;

/** The columns and their types, for the table. */
export const RUN_COLUMNS = Object.fromEntries(
  Object.entries(runRowSchema.shape).map(([name, type]) => [name, columnType(name, type)]),
);

function columnType(name: string, type: z.ZodType): "TEXT" | "INTEGER" | "REAL" {
  if (name === "cost_usd") return "REAL";
  return type.safeParse(1).success ? "INTEGER" : "TEXT";
}
