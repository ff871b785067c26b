import { z } from "zod";
import { decidedShape, outcomeSchema, proposedShape } from "../inbox/inbox-events.ts";
import { INBOX_PRIORITIES, INBOX_STATUSES, SOURCE_TYPES } from "../inbox/inbox-words.ts";
import { isoTime } from "../views/format/iso-time.ts";
import { bodiesOfItem, type InboxRow, isAsleep, isHeld } from "../views/inbox/inbox-row.ts";

/** An item of the inbox on the wire. Times are ISO 8601. */
export const inboxObjectSchema = z.object({
  id: z.string(),
  source_type: z.enum(SOURCE_TYPES),
  source_id: z.string(),
  message: z.string(),
  priority: z.enum(INBOX_PRIORITIES),
  status: z.enum(INBOX_STATUSES),
  created_at: z.string(),
  processed_at: z.string().nullable(),
  claim_expires_at: z.string().nullable(),
  /** How often somebody held it without deciding. */
  attempts: z.int(),
  dedupe_key: z.string().nullable(),
  /** What has happened; what was decided about it, and what a person was told, are part of that. */
  outcome: outcomeSchema.extend({
    /** Empty for what belongs to none. */
    project_id: z.string(),
    decision: z.object(decidedShape).nullable(),
    /** What the orchestrator would decide, and why: it waits for a person's yes. */
    proposed: z.object(proposedShape).nullable(),
    /** Who looks at it as long as a claim holds. */
    claimed_by: z.string().nullable(),
    /** The rule by which a person was told at once, and why; null when nobody had to be. */
    told: z.object({ rule: z.string(), at: z.string() }).nullable(),
    /** Until when a person does not want to see it; null for now. */
    snoozed_until: z.string().nullable(),
  }),
});
/** An item of the inbox on the wire. */
export type InboxObject = z.infer<typeof inboxObjectSchema>;

/** An item as it is told at a moment, in milliseconds: a claim that has run out holds nothing. */
export function inboxObject(row: InboxRow, now: number): InboxObject {
  const { outcome, decision, proposal } = bodiesOfItem(row);
  const iso = (at: number | null): string | null => (at === null ? null : isoTime(at));
  const isFree = row.status === "claimed" && !isHeld(row, now);
  return {
    id: row.id,
    source_type: row.source_type,
    source_id: row.source_id,
    message: row.message,
    priority: row.priority,
    status: isFree ? "pending" : row.status,
    created_at: isoTime(row.created_at),
    processed_at: iso(row.processed_at),
    claim_expires_at: isFree ? null : iso(row.claim_expires_at),
    attempts: row.attempts,
    dedupe_key: row.dedupe_key,
    outcome: {
      ...outcome,
      project_id: row.project_id,
      decision,
      proposed: proposal,
      claimed_by: isFree ? null : row.claimed_by,
      told:
        row.notified_at === null
          ? null
          : { rule: row.notified_by ?? "", at: isoTime(row.notified_at) },
      snoozed_until: isAsleep(row, now) ? iso(row.snoozed_until) : null,
    },
  };
}
