import { z } from "zod";
import { runObjectSchema } from "./run-object.ts";

/** A run folded up to a place, from which it can be followed without a hole. */
export const runStateObjectSchema = z.object({
  run: runObjectSchema,
  /** The run's last event in this fold: what its own stream goes on from. */
  seq: z.int(),
  /** A position that this fold holds everything up to, with its fraction if it has one: what `/api/stream` goes on from. */
  as_of: z.number(),
  /** Why steps that could start have not, by step. */
  held: z.record(z.string(), z.string()),
});
/** A run folded up to a place. */
export type RunStateObject = z.infer<typeof runStateObjectSchema>;
