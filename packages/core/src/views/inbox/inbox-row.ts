import { z } from "zod";
import { decidedShape, outcomeSchema, proposedShape } from "../../inbox/inbox-events.ts";
import {
  INBOX_PRIORITIES,
  INBOX_STATUSES,
  INBOX_STREAMS,
  itemId,
  MOST_ATTEMPTS,
  SOURCE_TYPES,
} from "../../inbox/inbox-words.ts";
import { isInboxEvent, type StoredInboxEvent } from "../../inbox/source-state.ts";
import type { Row, RunProjection } from "../rows/projection.ts";

/** A row of the table of items of the inbox. Times are wall clock in milliseconds. */
export const inboxRowSchema = z.object({
  id: z.string(),
  project_id: z.string(),
  source_type: z.enum(SOURCE_TYPES),
  source_id: z.string(),
  message: z.string(),
  priority: z.enum(INBOX_PRIORITIES),
  /** Place of the priority in {@link INBOX_PRIORITIES}, for an order. */
  rank: z.int(),
  status: z.enum(INBOX_STATUSES),
  created_at: z.int(),
  processed_at: z.int().nullable(),
  claim_expires_at: z.int().nullable(),
  /** Who holds the claim. */
  claimed_by: z.string().nullable(),
  /** Number of its last claim, also when that holds no more: the next one has the next number. Null before the first. */
  fence: z.int().nullable(),
  attempts: z.int(),
  dedupe_key: z.string().nullable(),
  /** JSON of an {@link Outcome}. */
  outcome: z.string(),
  /** JSON of what was decided; null before. */
  decision: z.string().nullable(),
  /** JSON of what the orchestrator would decide, as long as nobody has. */
  proposal: z.string().nullable(),
  notified_at: z.int().nullable(),
  /** The rule that had a person told, and why: the item is kept for them. */
  notified_by: z.string().nullable(),
  /** Failures of its source in a row when it was posted, this one included. */
  streak: z.int(),
  /** 1 when a person has taken a decision about it back: it is theirs then. */
  reopened: z.int(),
  /** 1 when a person wants to see it later, and when; 0 again once somebody has noticed that it is later. */
  asleep: z.int(),
  snoozed_until: z.int().nullable(),
});
/** A row of the table of items of the inbox. */
export type InboxRow = z.infer<typeof inboxRowSchema>;

const decisionSchema = z.object(decidedShape);
const proposalSchema = z.object(proposedShape);
/** What of a row is text that holds data. */
export function bodiesOfItem(row: Pick<InboxRow, "outcome" | "decision" | "proposal">): {
  readonly outcome: z.infer<typeof outcomeSchema>;
  readonly decision: z.infer<typeof decisionSchema> | null;
  readonly proposal: z.infer<typeof proposalSchema> | null;
} {
  return {
    outcome: outcomeSchema.parse(JSON.parse(row.outcome)),
    decision: row.decision === null ? null : decisionSchema.parse(JSON.parse(row.decision)),
    proposal: row.proposal === null ? null : proposalSchema.parse(JSON.parse(row.proposal)),
  };
}

/** Whether somebody holds an item at a moment in milliseconds: a claim that has run out holds nothing. */
export function isHeld(
  { status, claim_expires_at: until }: Pick<InboxRow, "status" | "claim_expires_at">,
  now: number,
): boolean {
  return status === "claimed" && (until ?? 0) > now;
}

/** Whether a person wants to see an item later than at a moment in milliseconds. */
export function isAsleep(
  { asleep, snoozed_until: until }: Pick<InboxRow, "asleep" | "snoozed_until">,
  now: number,
): boolean {
  return asleep === 1 && (until ?? 0) > now;
}

/** Items of the inbox as a table. */
export const inboxProjection: RunProjection = {
  name: "inbox",
  version: 3,
  columns: {
    id: "TEXT",
    project_id: "TEXT",
    source_type: "TEXT",
    source_id: "TEXT",
    message: "TEXT",
    priority: "TEXT",
    rank: "INTEGER",
    status: "TEXT",
    created_at: "INTEGER",
    processed_at: "INTEGER",
    claim_expires_at: "INTEGER",
    claimed_by: "TEXT",
    fence: "INTEGER",
    attempts: "INTEGER",
    dedupe_key: "TEXT",
    outcome: "TEXT",
    decision: "TEXT",
    proposal: "TEXT",
    notified_at: "INTEGER",
    notified_by: "TEXT",
    streak: "INTEGER",
    reopened: "INTEGER",
    asleep: "INTEGER",
    snoozed_until: "INTEGER",
  },
  key: "id",
  indexes: [
    ["status", "priority", "created_at"],
    ["status", "created_at"],
    ["source_id", "status"],
    "created_at",
    "project_id",
    "source_type",
    "dedupe_key",
    "asleep",
  ],
  streams: INBOX_STREAMS,
  project(stream, events, row) {
    const key = stream.slice(INBOX_STREAMS.length);
    const rows = new Map<string, Row>();
    for (const event of events) {
      if (!isInboxEvent(event)) continue;
      const id = itemId(key, event.data.item);
      const after = changed(id, event, rows.get(id) ?? row(id));
      if (after) rows.set(id, after);
    }
    return [...rows].map(([id, after]) => ({ key: id, row: after }));
  },
};

function changed(id: string, event: StoredInboxEvent, before: Row | undefined): Row | undefined {
  const { at } = event;
  if (event.type === "inbox.posted") return before ?? posted(id, event);
  if (!before) return undefined;
  const free = { claim_expires_at: null, claimed_by: null };
  const end = { ...free, proposal: null };
  const awake = { asleep: 0, snoozed_until: null };
  switch (event.type) {
    case "inbox.claimed": {
      const { by, fence, until } = event.data;
      const attempts = Number(before["attempts"]) + 1;
      const claim = { claim_expires_at: until, claimed_by: by, fence };
      return { ...before, status: "claimed", ...claim, attempts };
    }
    case "inbox.released": {
      const held = Number(before["attempts"]);
      const attempts = event.data.why === "given up" ? Math.max(0, held - 1) : held;
      const urgent = attempts >= MOST_ATTEMPTS ? { priority: "critical", rank: 0 } : {};
      return { ...before, status: "pending", ...free, attempts, ...urgent };
    }
    case "inbox.proposed": {
      const { item: _item, ...proposed } = event.data;
      // That look came to something.
      const attempts = Math.max(0, Number(before["attempts"]) - 1);
      const proposal = JSON.stringify(proposed);
      return { ...before, status: "pending", ...free, attempts, proposal };
    }
    case "inbox.notified":
      return { ...before, notified_at: at, notified_by: event.data.rule };
    case "inbox.decided": {
      const { item: _item, status, ...decided } = event.data;
      const decision = JSON.stringify(decided);
      return { ...before, status, ...end, ...awake, processed_at: at, decision };
    }
    case "inbox.settled": {
      if (before["status"] === "processed" || before["status"] === "ignored") return before;
      const decided = { decisions: ["done"], why: event.data.why, by: "wheelhouse" };
      const decision = JSON.stringify(decided);
      return { ...before, status: "processed", ...end, ...awake, processed_at: at, decision };
    }
    case "inbox.snoozed": {
      const later = { asleep: 1, snoozed_until: event.data.until };
      return { ...before, status: "pending", ...free, ...later };
    }
    case "inbox.woken":
      return { ...before, ...awake };
    case "inbox.reopened":
      return { ...before, status: "pending", processed_at: null, decision: null, reopened: 1 };
    default:
      return event satisfies never;
  }
}

function posted(id: string, event: Extract<StoredInboxEvent, { type: "inbox.posted" }>): Row {
  const { source, message, priority, dedupeKey, outcome } = event.data;
  return {
    id,
    project_id: source.project,
    source_type: source.type,
    source_id: source.id,
    message,
    priority,
    rank: INBOX_PRIORITIES.indexOf(priority),
    status: "pending",
    created_at: event.at,
    processed_at: null,
    claim_expires_at: null,
    claimed_by: null,
    fence: null,
    attempts: 0,
    dedupe_key: dedupeKey,
    outcome: JSON.stringify(outcome),
    decision: null,
    proposal: null,
    notified_at: null,
    notified_by: null,
    streak: event.data.streak,
    reopened: 0,
    asleep: 0,
    snoozed_until: null,
  };
}
