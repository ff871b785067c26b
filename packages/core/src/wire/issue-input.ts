import { z } from "zod";
import { issueWordsShape } from "../issue/issue-events.ts";
import { ISSUE_STATUSES } from "../issue/issue-words.ts";

const words = z.object(issueWordsShape).shape;

/** What a client sends to make an issue. What it cannot be in spite of this form is refused by `issue.invalid`, in words. */
export const issueInputSchema = z.strictObject({
  /** May be left out when it is made from a finding. */
  title: z.string().max(10_000).optional(),
  description: words.description.optional(),
  type: words.type.optional(),
  labels: z.array(z.string().max(1_000)).max(1_000).optional(),
  priority: words.priority.optional(),
  parent: words.parent.optional(),
  depends_on: words.dependsOn.optional(),
  /** The finding that it is made from: what is not said here comes from there, with its citations. */
  from: z.strictObject({ run: z.string(), finding: z.string() }).optional(),
});
/** What a client sends to make an issue. */
export type IssueInput = z.infer<typeof issueInputSchema>;

/** What a client sends to change an issue; what is absent stays. */
export const issueChangeSchema = issueInputSchema.omit({ from: true }).extend({
  /** The position that it was read at: refused with 409 when it has changed since. */
  seq: z.int().optional(),
});
/** What a client sends to change an issue. */
export type IssueChange = z.infer<typeof issueChangeSchema>;

/** What a client sends to start an issue. */
export const issueStartSchema = z.strictObject({
  agent: z.string().optional(),
  model: z.string().optional(),
  /** Name of a saved plan that is followed in place of a new one. */
  plan: z.string().optional(),
});
/** What a client sends to start an issue. */
export type IssueStart = z.infer<typeof issueStartSchema>;

/** An answer to what the run of an issue asks; the request may be left out when only one is open. */
export const issueAnswerSchema = z.strictObject({
  request: z.string().optional(),
  option: z.string().optional(),
  text: z.string().optional(),
});

/** Where a person wants a card to be. */
export const issueMoveSchema = z.strictObject({ to: z.enum(ISSUE_STATUSES) });

/** A comment, as a client sends it. */
export const issueCommentSchema = z.strictObject({ text: z.string().min(1).max(100_000) });
