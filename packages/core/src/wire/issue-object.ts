import { z } from "zod";
import type { Citation } from "../evidence/finding.ts";
import { type IssueState, reduceIssue } from "../issue/issue-state.ts";
import type { ForeignEvent } from "../views/known-event.ts";
import type { RequestRow } from "../views/request-row.ts";
import { citationObjectSchema } from "./finding-object.ts";
import { issueActivity, issueActivitySchema } from "./issue-activity.ts";
import { type IssueItem, issueItemSchema } from "./issue-item.ts";
import { requestObject, requestObjectSchema } from "./request-object.ts";
import { type RunListItem, runListItemSchema } from "./run-list-item.ts";
import { wireTime, wireTimeSchema } from "./wire-time.ts";

/** A comment on an issue. */
const commentSchema = z.object({
  seq: z.int(),
  at: wireTimeSchema,
  by: z.string(),
  /** Markdown. */
  text: z.string(),
});

/** An issue on the wire, whole. */
export const issueObjectSchema = issueItemSchema.extend({
  /** Position of its last event: an edit that names it is refused when somebody was faster. */
  seq: z.int(),
  /** Markdown. */
  description: z.string(),
  /** The finding that it was made from. */
  origin: z
    .object({ run: z.string(), finding: z.string(), citations: z.array(citationObjectSchema) })
    .nullable(),
  parts: z.array(issueItemSchema),
  /** Issues that depend on it. */
  needed_by: z.array(z.int()),
  runs_list: z.array(runListItemSchema),
  /** All that its runs have asked, the oldest first, with the answers. */
  requests: z.array(requestObjectSchema),
  comments_list: z.array(commentSchema),
  /** The oldest first. */
  activity: z.array(issueActivitySchema),
  closed: z
    .object({ by: z.string(), at: wireTimeSchema, reason: z.string().nullable() })
    .nullable(),
});
/** An issue on the wire, whole. */
export type IssueObject = z.infer<typeof issueObjectSchema>;

type CitationObject = z.infer<typeof citationObjectSchema>;

/** What an issue is made of when it is shown whole. */
export interface WholeIssue {
  /** Its card, and those of its parts. */
  readonly item: IssueItem;
  readonly parts: readonly IssueItem[];
  /** All of its stream, the oldest first, with `issue.created` at the beginning. */
  readonly events: readonly ForeignEvent[];
  /** Numbers of the issues that depend on it. */
  readonly neededBy: readonly number[];
  /** Its runs, the oldest first. */
  readonly runs: readonly RunListItem[];
  /** All that its runs have asked, the oldest first. */
  readonly requests: readonly RequestRow[];
}

/** An issue as its page shows it. Pure. Throws for events that do not begin an issue. */
export function issueObject(whole: WholeIssue): IssueObject {
  const { item, parts, events, neededBy, runs, requests } = whole;
  const state = events.reduce<IssueState | undefined>(reduceIssue, undefined);
  if (!state) throw new Error(`the stream of issue ${item.id} does not begin with its creation`);
  const { seq, description, origin, closed, comments } = state;
  return {
    ...item,
    seq,
    description,
    origin: origin ? { ...origin, citations: origin.citations.map(citationObject) } : null,
    parts: [...parts],
    needed_by: [...neededBy],
    runs_list: [...runs],
    requests: requests.map(requestObject),
    comments_list: comments.map(({ at, ...said }) => ({ ...said, at: wireTime(at) })),
    activity: issueActivity(events),
    closed: closed
      ? { by: closed.by, at: wireTime(closed.at), reason: closed.reason ?? null }
      : null,
  };
}

function citationObject(citation: Citation): CitationObject {
  return { ...citation, status: citation.status ?? null };
}
