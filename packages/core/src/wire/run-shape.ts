import { z } from "zod";
import { BANDS } from "../plan/define-flow.ts";
import { SHOWN_STATUSES } from "../views/shown-status.ts";
import { wireTimeSchema } from "./wire-time.ts";

/** What a run on the wire says of itself, in a list and by itself alike. */
export const runShape = {
  id: z.string(),
  /** `wheelhouse` for a run of ours, else the kind of source that it was seen by, such as `run-log` or `claude`. */
  source: z.string(),
  flow: z.string().nullable(),
  status: z.enum(SHOWN_STATUSES),
  title: z.string().nullable(),
  project: z.object({ id: z.string(), path: z.string() }).nullable(),
  band: z.enum(BANDS).nullable(),
  agent: z.string().nullable(),
  model: z.string().nullable(),
  created_by: z.string().nullable(),
  created_at: wireTimeSchema,
  started_at: wireTimeSchema,
  updated_at: wireTimeSchema,
  ended_at: wireTimeSchema,
  /** The run, and the step of it, that this one is; absent when nobody but a person started it. */
  parent_run: z.string().optional(),
  parent_step: z.string().optional(),
  /** The run that it took finished steps from; absent when it began at the beginning. */
  forked_from: z.string().optional(),
};
