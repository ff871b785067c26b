import { z } from "zod";
import { ISSUE_STATUSES } from "../../issue/issue-words.ts";
import { changedLinesSchema, changesObjectSchema } from "../changes-object.ts";
import {
  issueAnswerSchema,
  issueChangeSchema,
  issueCommentSchema,
  issueInputSchema,
  issueMoveSchema,
  issueStartSchema,
} from "../issue-input.ts";
import { issueItemSchema } from "../issue-item.ts";
import { issueObjectSchema } from "../issue-object.ts";
import { reasonObjectSchema, startedObjectSchema } from "../start-object.ts";
import { get, post } from "./define-route.ts";
import { none, position, words } from "./query.ts";

const ONE = "/api/projects/{key}/issues/{n}";
const UNKNOWN = ["project.unknown", "issue.unknown"] as const;
const START_ERRORS = [
  ...UNKNOWN,
  "issue.invalid",
  "issue.state",
  "issue.blocked",
  "project.unreadable",
  "agent.unknown",
  "agent.unusable",
  "settings.invalid",
] as const;

/** Addresses of issues. Their stream is described in docs/http-api.md chapter 5. */
export const ISSUE_ROUTES = {
  issues: get("/api/projects/{key}/issues", "Issues of a project, by number", {
    query: z.strictObject({
      status: z.enum(ISSUE_STATUSES).optional(),
      label: words.optional(),
      /** Text in the number, title, description, labels or comments, whatever its case. */
      q: words.optional(),
      /** Deleted ones instead. */
      deleted: z.literal("1").optional(),
    }),
    reply: z.array(issueItemSchema),
    errors: ["project.unknown"],
  }),
  issue: get(ONE, "An issue, whole", { query: none, reply: issueObjectSchema, errors: UNKNOWN }),
  createIssue: post("/api/projects/{key}/issues", "Make an issue", {
    body: issueInputSchema,
    reply: issueObjectSchema,
    status: 200,
    idempotent: true,
    errors: ["project.unknown", "issue.invalid", "run.unknown"],
  }),
  editIssue: post(`${ONE}/edit`, "Change what an issue says", {
    body: issueChangeSchema,
    reply: issueObjectSchema,
    status: 200,
    errors: [...UNKNOWN, "issue.invalid", "issue.state"],
  }),
  commentIssue: post(`${ONE}/comments`, "Say something about an issue", {
    body: issueCommentSchema,
    reply: issueObjectSchema,
    status: 200,
    errors: [...UNKNOWN, "issue.invalid", "issue.state"],
  }),
  startIssue: post(`${ONE}/start`, "Have agents solve it", {
    body: issueStartSchema,
    reply: startedObjectSchema,
    status: 202,
    idempotent: true,
    errors: START_ERRORS,
  }),
  stopIssue: post(`${ONE}/stop`, "End its run; it is open again", {
    body: reasonObjectSchema,
    reply: startedObjectSchema,
    status: 202,
    errors: [...UNKNOWN, "issue.state"],
  }),
  answerIssue: post(`${ONE}/answer`, "Answer what its run asks", {
    body: issueAnswerSchema,
    reply: startedObjectSchema,
    status: 202,
    errors: [...UNKNOWN, "issue.state", "request.unknown", "request.answered", "request.option"],
  }),
  acceptIssue: post(`${ONE}/accept`, "Accept the work of its run: the branch is made", {
    body: none,
    reply: startedObjectSchema,
    status: 202,
    errors: [...UNKNOWN, "issue.state"],
  }),
  closeIssue: post(`${ONE}/close`, "Close it, whether it is done or not; its run is ended", {
    body: reasonObjectSchema,
    reply: issueObjectSchema,
    status: 200,
    errors: [...UNKNOWN, "issue.state"],
  }),
  reopenIssue: post(`${ONE}/reopen`, "Open a closed issue again", {
    body: none,
    reply: issueObjectSchema,
    status: 200,
    errors: [...UNKNOWN, "issue.state"],
  }),
  deleteIssue: post(`${ONE}/delete`, "Take it off the board; it can be restored", {
    body: none,
    reply: issueObjectSchema,
    status: 200,
    errors: [...UNKNOWN, "issue.state"],
  }),
  restoreIssue: post(`${ONE}/restore`, "Bring a deleted issue back", {
    body: none,
    reply: issueObjectSchema,
    status: 200,
    errors: [...UNKNOWN, "issue.state"],
  }),
  /** A drag of its card: whatever the move means is done, or it is refused with the reason. */
  moveIssue: post(`${ONE}/move`, "Have its card moved to a column", {
    body: issueMoveSchema,
    reply: issueObjectSchema,
    status: 200,
    errors: START_ERRORS,
  }),
  runChanges: get("/api/runs/{id}/changes", "What a run has changed in its clone", {
    query: z.strictObject({
      /** Only what this step has changed. */
      step: z.string().min(1).max(1_000).optional(),
    }),
    reply: changesObjectSchema,
    errors: ["run.unknown", "run.state", "step.unknown"],
  }),
  runLines: get("/api/runs/{id}/changes/lines", "Lines around a change, which a patch leaves out", {
    query: z.strictObject({
      /** The content of the file after the change, by the name that the patch says after `index`. */
      blob: z.string().regex(/^(?:[0-9a-f]{40}|[0-9a-f]{64})$/),
      /** First line, from 1, and the last one. At most 2,000 are told. */
      from: position,
      to: position,
    }),
    reply: changedLinesSchema,
    errors: ["run.unknown", "run.state"],
  }),
  runPatch: get("/api/runs/{id}/patch", "What a run has changed, as mails that git applies", {
    query: none,
    reply: z.string(),
    media: ["text/x-patch"],
    errors: ["run.unknown", "run.state"],
  }),
} as const;
