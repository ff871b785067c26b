import { z } from "zod";
import { isoTime } from "../views/format/iso-time.ts";

/** A point in time on the wire: ISO 8601 in UTC with milliseconds; null when it has not come. */
export const wireTimeSchema = z.iso.datetime().nullable();

/** Milliseconds as they are written on the wire. */
export function wireTime(ms: number | null | undefined): string | null {
  return ms === null || ms === undefined ? null : isoTime(ms);
}
