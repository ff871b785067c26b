import { z } from "zod";
import { actionSchema, actionText } from "../thread/action.ts";
import { actionEffectSchema } from "../thread/thread-events.ts";
import { PROPOSAL_STATUSES } from "../thread/thread-words.ts";
import { isoTime } from "../views/format/iso-time.ts";
import { bodiesOfProposal, type ProposalRow } from "../views/threads/proposal-row.ts";

/** A proposal of the orchestrator on the wire. Times are ISO 8601. */
export const proposalObjectSchema = z.object({
  /** `<project>/<name>/<n>`. */
  id: z.string(),
  thread: z.string(),
  n: z.int(),
  /** Number of the reply that makes it. */
  message: z.int(),
  status: z.enum(PROPOSAL_STATUSES),
  /** What will happen, or has happened, as data and in a line. */
  action: actionSchema,
  text: z.string(),
  why: z.string(),
  at: z.string(),
  answered_at: z.string().nullable(),
  answered_by: z.string().nullable(),
  effect: actionEffectSchema.nullable(),
  /** Why it is not wanted, or cannot be done any more. */
  refusal: z.string().nullable(),
});
/** A proposal of the orchestrator on the wire. */
export type ProposalObject = z.infer<typeof proposalObjectSchema>;

/** A proposal as the wire shows it. */
export function proposalObject(row: ProposalRow): ProposalObject {
  const { action, effect } = bodiesOfProposal(row);
  const { id, thread, n, message, status, why, answered_by, refusal } = row;
  return {
    id,
    thread,
    n,
    message,
    status,
    action,
    text: actionText(action),
    why,
    at: isoTime(row.at),
    answered_at: row.answered_at === null ? null : isoTime(row.answered_at),
    answered_by,
    effect,
    refusal,
  };
}
