import { z } from "zod";
import { isoTime } from "../views/format/iso-time.ts";
import type { ForeignEvent } from "../views/known-event.ts";

/** One event of a run on the wire: a line of `logs --json`. */
export const logLineSchema = z.object({
  /** Its place in the run, dense from 1. */
  seq: z.int(),
  at: z.iso.datetime(),
  type: z.string(),
  step: z.string().nullable(),
  attempt: z.string().nullable(),
  /** JSON, as it was journaled. It is not looked into again: whatever read it as JSON knows that it is. */
  data: z.unknown(),
});
/** One event of a run on the wire. */
export type LogLine = z.infer<typeof logLineSchema>;

/** An event as the wire shows it, also one of a type that this version does not know. */
export function logLine(event: ForeignEvent): LogLine {
  const { seq, type, step = null, attempt = null, data } = event;
  return { seq, at: isoTime(event.at), type, step, attempt, data };
}
