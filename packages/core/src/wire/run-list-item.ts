import { z } from "zod";
import type { RunRow } from "../views/rows/run-columns.ts";
import { shownStatus } from "../views/shown-status.ts";
import { spentOfRow } from "../views/spent-view.ts";
import { observedItemSchema } from "./observed-item.ts";
import { OWN_SOURCE } from "./own-source.ts";
import { runShape } from "./run-shape.ts";
import { spentObject, spentShape } from "./spent-object.ts";
import { wireTime, wireTimeSchema } from "./wire-time.ts";

const pausedSchema = z.object({ by: z.string(), reason: z.string(), at: wireTimeSchema });

/** A run on the wire as one item of a list. */
export const runListItemSchema = z.object({
  ...runShape,
  /** How many steps there are, by how they ended. */
  steps: z.object({
    total: z.int(),
    completed: z.int(),
    failed: z.int(),
    skipped: z.int(),
    /** Attempts under way. */
    running: z.int(),
  }),
  open_requests: z.int(),
  /** Who paused it and why: a person, or `budget` or `wheelhouse` for the machine. Null when it is not paused. */
  paused: pausedSchema.nullable(),
  ...spentShape,
  error: z.string().nullable(),
  /** What is known of it beside, when another harness drives it; null for a run of ours. */
  observed: observedItemSchema.nullable(),
  /** The step whose output is the report. */
  report_step: z.string().nullable(),
});
/** A run on the wire as one item of a list. */
export type RunListItem = z.infer<typeof runListItemSchema>;

/** A row of the run list as the wire shows it. */
export function runListItem(row: RunRow, { driven }: { readonly driven: boolean }): RunListItem {
  const { id, flow, title, band, agent, model, created_by, error, report_step } = row;
  const { project_id, project_path } = row;
  return {
    id,
    source: OWN_SOURCE,
    flow,
    status: shownStatus({ status: row.status, openRequests: row.open_requests }, driven),
    title,
    project:
      project_id === null || project_path === null ? null : { id: project_id, path: project_path },
    band,
    agent,
    model,
    created_by,
    created_at: wireTime(row.created_at),
    started_at: wireTime(row.started_at),
    updated_at: wireTime(row.updated_at),
    ended_at: wireTime(row.ended_at),
    ...(row.parent_run !== null && { parent_run: row.parent_run }),
    ...(row.parent_step !== null && { parent_step: row.parent_step }),
    ...(row.forked_from !== null && { forked_from: row.forked_from }),
    steps: {
      total: row.steps_total,
      completed: row.steps_done,
      failed: row.steps_failed,
      skipped: row.steps_skipped,
      running: row.running,
    },
    open_requests: row.open_requests,
    paused: pausedOf(row),
    ...spentObject(spentOfRow(row)),
    error,
    observed: null,
    report_step,
  };
}

function pausedOf(row: RunRow): z.infer<typeof pausedSchema> | null {
  const { paused_by: by, paused_reason: reason, paused_at } = row;
  return by === null || reason === null ? null : { by, reason, at: wireTime(paused_at) };
}
