import type { ForeignEvent } from "../views/known-event.ts";
import { type IssueEvent, issueEventSchema, type IssueOrigin } from "./issue-events.ts";
import type { IssuePriority, IssueType } from "./issue-words.ts";

/** A comment on an issue. */
export interface IssueComment {
  readonly seq: number;
  /** Wall clock in milliseconds. */
  readonly at: number;
  readonly by: string;
  readonly text: string;
}

/** What is known of an issue from its own stream. */
export interface IssueState {
  readonly project: { readonly id: string; readonly path: string };
  readonly number: number;
  /** Events folded so far: the position of the last one in the stream. */
  seq: number;
  title: string;
  description: string;
  type: IssueType | null;
  labels: readonly string[];
  priority: IssuePriority;
  parent: number | null;
  dependsOn: readonly number[];
  readonly origin: IssueOrigin | undefined;
  readonly createdBy: string;
  readonly createdAt: number;
  updatedAt: number;
  closed: { readonly by: string; readonly at: number; readonly reason?: string } | undefined;
  deletedAt: number | undefined;
  /** Its runs, the oldest first. */
  readonly runs: string[];
  readonly comments: IssueComment[];
}

/** An event of an issue in its place. */
export type StoredIssueEvent = IssueEvent & { readonly seq: number; readonly at: number };

const KNOWN: ReadonlySet<string> = new Set(
  issueEventSchema.options.map((option) => option.shape.type.value),
);

/** Whether this version knows events of this type. Their data was validated when they were written. */
export function isIssueEvent(event: ForeignEvent): event is ForeignEvent & StoredIssueEvent {
  return KNOWN.has(event.type);
}

/**
 * Folds an event into an issue; undefined as long as it does not exist. What this version does not know changes
 * nothing but the position.
 */
export function reduceIssue(
  state: IssueState | undefined,
  event: ForeignEvent,
): IssueState | undefined {
  if (!state) {
    return isIssueEvent(event) && event.type === "issue.created" ? born(event) : undefined;
  }
  state.seq = event.seq;
  state.updatedAt = event.at;
  if (!isIssueEvent(event)) return state;
  const { at, seq } = event;
  switch (event.type) {
    case "issue.created":
      return state;
    case "issue.edited": {
      const { by: _by, ...changed } = event.data;
      return Object.assign(state, changed);
    }
    case "issue.commented":
      state.comments.push({ seq, at, by: event.data.by, text: event.data.text });
      return state;
    case "issue.started":
      state.runs.push(event.data.run);
      return state;
    case "issue.closed": {
      const { by, reason } = event.data;
      state.closed = reason === undefined ? { by, at } : { by, at, reason };
      return state;
    }
    case "issue.reopened":
      state.closed = undefined;
      return state;
    case "issue.deleted":
      state.deletedAt = at;
      return state;
    case "issue.restored":
      state.deletedAt = undefined;
      return state;
    default:
      return event satisfies never;
  }
}

function born({ seq, at, data }: Extract<StoredIssueEvent, { type: "issue.created" }>): IssueState {
  const { by, origin, ...said } = data;
  return {
    ...said,
    seq,
    origin,
    createdBy: by,
    createdAt: at,
    updatedAt: at,
    closed: undefined,
    deletedAt: undefined,
    runs: [],
    comments: [],
  };
}
