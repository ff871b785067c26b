import { BANDS, jsonSchema } from "@wheelhouse/core";
import { z } from "zod";

/** What a plan is made from. */
const contextSchema = z.object({
  input: z.record(z.string(), jsonSchema),
  band: z.enum(BANDS),
  fast: z.boolean(),
  project: z.object({ id: z.string(), path: z.string() }),
  /** Made from defaults, only to see what the plan would be. */
  sample: z.boolean(),
});
/** What the process of a script is asked: to describe it, or to make plans. */
export const scriptRequestSchema = z.object({
  /** The script's text: the very one that was hashed and trusted. */
  source: z.string(),
  /** A plan for each; absent to have the flow described. */
  contexts: z.array(contextSchema).optional(),
});
/** What the process of a script is asked. */
export type ScriptRequest = z.infer<typeof scriptRequestSchema>;

/** What it answers. Whatever it says is held against this, and plans against the plan's own schema after it. */
export const scriptAnswerSchema = z.union([
  z.object({
    ok: z.literal(true),
    head: z
      .object({
        name: z.string(),
        title: z.string(),
        tab: z.string(),
        answers: z.string(),
        description: z.string().optional(),
        /** A JSON Schema. */
        inputs: z.unknown(),
      })
      .optional(),
    plans: z.array(z.unknown()),
  }),
  z.object({
    ok: z.literal(false),
    stage: z.enum(["load", "input", "plan"]),
    message: z.string(),
    /** Where in the script, from 1. */
    line: z.int().optional(),
    column: z.int().optional(),
  }),
]);
/** What the process of a script answers. */
export type ScriptAnswer = z.infer<typeof scriptAnswerSchema>;
