import type { ForeignEvent } from "../views/known-event.ts";
import { type InboxEvent, inboxEventSchema, type OutcomeResult } from "./inbox-events.ts";
import type { InboxSource } from "./inbox-words.ts";

/**
 * What is known of a source of items from its stream. Its items are rows: a source may have tens of thousands.
 * *Contract*: whoever decides about an item reads this first and the item's row then; an append that expects `seq` is
 * refused when anything has happened to the source since.
 */
export interface SourceState {
  readonly source: InboxSource;
  /** Events folded so far. */
  seq: number;
  /** Items posted so far. */
  items: number;
  /** Failures since the last success. */
  streak: number;
  /** The issue that its failures were put into, until a success. */
  issue: number | undefined;
  /** The item that tells of what lasts, as a signal of a repository does; undefined when it is over. */
  lasting: number | undefined;
}

/** An event of a source in its place. */
export type StoredInboxEvent = InboxEvent & { readonly seq: number; readonly at: number };

const KNOWN: ReadonlySet<string> = new Set(
  inboxEventSchema.options.map((option) => option.shape.type.value),
);

/** Whether this version knows events of this type. Their data was validated when they were written. */
export function isInboxEvent(event: ForeignEvent): event is ForeignEvent & StoredInboxEvent {
  return KNOWN.has(event.type);
}

/** Folds an event into a source; undefined as long as nothing was posted. */
export function reduceSource(
  before: SourceState | undefined,
  event: ForeignEvent,
): SourceState | undefined {
  const state = before ?? bornOf(event);
  if (!state) return undefined;
  state.seq = event.seq;
  if (!isInboxEvent(event)) return state;
  switch (event.type) {
    case "inbox.posted": {
      const { item, outcome, streak } = event.data;
      Object.assign(state, { items: item, streak });
      if (state.source.type === "signal") state.lasting = item;
      if (outcome.result === "ok") state.issue = undefined;
      return state;
    }
    case "inbox.decided":
      if (event.data.decisions.includes("issue")) state.issue = event.data.issue;
      return state;
    case "inbox.reopened":
      if (event.data.issue === state.issue) state.issue = undefined;
      return state;
    case "inbox.claimed":
    case "inbox.proposed":
    case "inbox.released":
    case "inbox.notified":
    case "inbox.snoozed":
    case "inbox.woken":
      return state;
    case "inbox.settled":
      if (event.data.item === state.lasting) state.lasting = undefined;
      return state;
    default:
      return event satisfies never;
  }
}

function bornOf(event: ForeignEvent): SourceState | undefined {
  if (!isInboxEvent(event) || event.type !== "inbox.posted") return undefined;
  const { source } = event.data;
  return { source, seq: 0, items: 0, streak: 0, issue: undefined, lasting: undefined };
}

/** Failures of a source in a row once it has posted this. Pure. */
export function streakAfter(state: SourceState | undefined, result: OutcomeResult): number {
  if (result === "ok") return 0;
  return (state?.streak ?? 0) + (result === "failed" ? 1 : 0);
}
