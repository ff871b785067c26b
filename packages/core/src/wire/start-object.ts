import { z } from "zod";
import { jsonSchema } from "../json.ts";
import { BANDS } from "../plan/define-flow.ts";

/** What a client sends to start a run. */
export const startObjectSchema = z.strictObject({
  /** A project that the server knows: see `GET /api/projects`. */
  project_id: z.string().min(1),
  flow_name: z.string().min(1),
  /** `auto`: the scope decides, by the same reading that the report states. */
  band: z.enum([...BANDS, "auto"]).default("small"),
  /** The flow's input; `fast: true` leaves out the validator and what the synthesis does not need. */
  input: z.record(z.string(), jsonSchema).default({}),
  /** Who does the agent steps; else the project's setting, a local model, or scout. */
  agent: z.string().optional(),
  model: z.string().optional(),
  title: z.string().max(300).optional(),
});
/** What a client sends to start a run, with what it left out filled in. */
export type StartObject = z.infer<typeof startObjectSchema>;
/** What a client sends to start a run. */
export type StartInput = z.input<typeof startObjectSchema>;

/** What a client hears when a run was started, or told something: it is journaled. */
export const startedObjectSchema = z.object({
  run_id: z.string(),
  /** True when the idempotency key was used before, and this is the run of that time. */
  repeated: z.boolean().optional(),
});
/** What a client hears when a run was started or told something. */
export type StartedObject = z.infer<typeof startedObjectSchema>;

/** An answer to a request. Options want `option`; a question without options wants `text`. */
export const answerObjectSchema = z.strictObject({
  option: z.string().optional(),
  text: z.string().optional(),
});

/** Why a run is cancelled or paused, for its journal. */
export const reasonObjectSchema = z.strictObject({ reason: z.string().max(2_000).optional() });
