import { z } from "zod";
import { actionSchema } from "../../thread/action.ts";
import { actionEffectSchema } from "../../thread/thread-events.ts";
import { isThreadEvent, type StoredThreadEvent } from "../../thread/thread-state.ts";
import { partOfThread, PROPOSAL_STATUSES, THREAD_STREAMS } from "../../thread/thread-words.ts";
import type { Row, RunProjection } from "../rows/projection.ts";

/** A row of the table of proposals. Times are wall clock in milliseconds. */
export const proposalRowSchema = z.object({
  id: z.string(),
  thread: z.string(),
  n: z.int(),
  /** The reply that makes it. */
  message: z.int(),
  status: z.enum(PROPOSAL_STATUSES),
  kind: z.string(),
  /** JSON of the action: what was done once it was, else what is proposed. */
  action: z.string(),
  why: z.string(),
  at: z.int(),
  answered_at: z.int().nullable(),
  answered_by: z.string().nullable(),
  /** JSON of what came of it. */
  effect: z.string().nullable(),
  /** Why it is not wanted, or cannot be done any more. */
  refusal: z.string().nullable(),
});
/** A row of the table of proposals. */
export type ProposalRow = z.infer<typeof proposalRowSchema>;

/** What of a row is text that holds data. */
export function bodiesOfProposal({ action, effect }: Pick<ProposalRow, "action" | "effect">) {
  return {
    action: actionSchema.parse(JSON.parse(action)),
    effect: effect === null ? null : actionEffectSchema.parse(JSON.parse(effect)),
  };
}

/** Proposals of all threads as a table. */
export const proposalProjection: RunProjection = {
  name: "proposals",
  version: 1,
  columns: {
    id: "TEXT",
    thread: "TEXT",
    n: "INTEGER",
    message: "INTEGER",
    status: "TEXT",
    kind: "TEXT",
    action: "TEXT",
    why: "TEXT",
    at: "INTEGER",
    answered_at: "INTEGER",
    answered_by: "TEXT",
    effect: "TEXT",
    refusal: "TEXT",
  },
  key: "id",
  indexes: [["thread", "message"], "status"],
  streams: THREAD_STREAMS,
  project(stream, events, row) {
    const thread = stream.slice(THREAD_STREAMS.length);
    const rows = new Map<string, Row>();
    for (const event of events) {
      if (!isThreadEvent(event) || !("proposal" in event.data)) continue;
      const id = partOfThread(thread, event.data.proposal);
      const after = changed(thread, event, rows.get(id) ?? row(id));
      if (after) rows.set(id, after);
    }
    return [...rows].map(([id, after]) => ({ key: id, row: after }));
  },
};

function changed(
  thread: string,
  event: StoredThreadEvent,
  before: Row | undefined,
): Row | undefined {
  const { at } = event;
  if (event.type === "proposal.made") return before ?? made(thread, event);
  if (!before) return undefined;
  switch (event.type) {
    case "proposal.accepted": {
      const { action, effect, by } = event.data;
      const done = action === undefined ? {} : { action: JSON.stringify(action) };
      const answered = { status: "accepted", answered_at: at, answered_by: by };
      return { ...before, ...answered, ...done, effect: JSON.stringify(effect) };
    }
    case "proposal.dismissed": {
      const { by, why = null } = event.data;
      const answered = { answered_at: at, answered_by: by };
      return { ...before, status: "dismissed", ...answered, refusal: why };
    }
    case "proposal.voided":
      return { ...before, status: "void", answered_at: at, refusal: event.data.why };
    case "proposal.undone":
      return { ...before, status: "undone", answered_at: at, answered_by: event.data.by };
    default:
      return before;
  }
}

function made(
  thread: string,
  { at, data }: Extract<StoredThreadEvent, { type: "proposal.made" }>,
): Row {
  return {
    id: partOfThread(thread, data.proposal),
    thread,
    n: data.proposal,
    message: data.message,
    status: "open",
    kind: data.action.kind,
    action: JSON.stringify(data.action),
    why: data.why,
    at,
    answered_at: null,
    answered_by: null,
    effect: null,
    refusal: null,
  };
}
