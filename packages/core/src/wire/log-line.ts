import { z } from "zod";
import { jsonSchema } from "../json.ts";
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
  data: jsonSchema,
});
/** One event of a run on the wire. */
export type LogLine = Omit<z.infer<typeof logLineSchema>, "data"> & { readonly data: unknown };

/** An event as the wire shows it, also one of a type that this version does not know. */
export function logLine(event: ForeignEvent): LogLine {
  const { seq, type, step = null, attempt = null, data } = event;
  return { seq, at: isoTime(event.at), type, step, attempt, data };
}
