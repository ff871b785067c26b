import { z } from "zod";
import { type ErrorCode, ERRORS, isWheelhouseError, messageOf } from "../error.ts";

/** An error on the wire: an RFC 9457 problem with our code, exit code and next step. */
export const problemSchema = z.object({
  type: z.string(),
  title: z.string(),
  /** HTTP status. */
  status: z.int(),
  /** The cause, in a sentence. */
  detail: z.string(),
  code: z.string(),
  /** Exit code of the command line. */
  exit: z.int(),
  /** The next step, when there is one. */
  hint: z.string().nullable(),
});
/** An error on the wire. */
export type Problem = z.infer<typeof problemSchema>;

/** Whatever was thrown as a problem; what is not one of our errors is `internal`. */
export function problemOf(error: unknown): Problem {
  const isOurs = isWheelhouseError(error);
  const code: ErrorCode = isOurs ? error.code : "internal";
  const { title, status, exit } = ERRORS[code];
  const hint = isOurs ? (error.hint ?? null) : null;
  const type = `urn:wheelhouse:problem:${code}`;
  return { type, title, status, detail: messageOf(error), code, exit, hint };
}
