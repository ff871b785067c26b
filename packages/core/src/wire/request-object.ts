import { z } from "zod";
import { aboutSchema, optionSchema } from "../plan/step.ts";
import {
  aboutOfRow,
  optionsOfRow,
  REQUEST_STATUSES,
  type RequestRow,
} from "../views/request-row.ts";
import { wireTime, wireTimeSchema } from "./wire-time.ts";

/** A request on the wire. */
export const requestObjectSchema = z.object({
  id: z.string(),
  run: z.string(),
  step: z.string(),
  kind: z.enum(["question", "approval", "ladder", "agent"]),
  status: z.enum(REQUEST_STATUSES),
  text: z.string(),
  /** Empty when words are wanted. */
  options: z.array(optionSchema),
  opened_at: wireTimeSchema,
  expires_at: wireTimeSchema,
  /** When it was answered, expired or withdrawn. */
  closed_at: wireTimeSchema,
  answered_by: z.string().nullable(),
  /** The option that was taken. */
  option: z.string().nullable(),
  /** The words of the answer. */
  answer: z.string().nullable(),
  /** What all attempts that ask the same share it by: `sign-in:<agent>` or `limit:<agent>`. */
  shared: z.string().nullable(),
  /** The call that an agent asks to be allowed. */
  permission: z.string().nullable(),
  /** What it is about, when a screen can show that: the plan in a step's output, or the changes of the run. */
  about: aboutSchema.nullable(),
});
/** A request on the wire. */
export type RequestObject = z.infer<typeof requestObjectSchema>;

/** A request as the wire shows it. */
export function requestObject(row: RequestRow): RequestObject {
  const { id, run, step, kind, status, text, answered_by, option, answer } = row;
  const { shared, permission } = row;
  return {
    id,
    run,
    step,
    kind,
    status,
    text,
    options: optionsOfRow(row),
    opened_at: wireTime(row.opened_at),
    expires_at: wireTime(row.expires_at),
    closed_at: wireTime(row.closed_at),
    answered_by,
    option,
    answer,
    shared,
    permission,
    about: aboutOfRow(row),
  };
}
