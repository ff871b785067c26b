import { z } from "zod";
import { citationObjectSchema } from "./finding-object.ts";
import { issueItemSchema } from "./issue-item.ts";
import { requestObjectSchema } from "./request-object.ts";
import { runListItemSchema } from "./run-list-item.ts";
import { wireTimeSchema } from "./wire-time.ts";

/** What happened to an issue, the oldest first; what its runs do is told by their own journals. */
const activitySchema = z.object({
  seq: z.int(),
  at: wireTimeSchema,
  by: z.string(),
  /** The type of the event, such as `issue.commented`. */
  type: z.string(),
  /** What it says, in a line. */
  text: z.string(),
  run: z.string().nullable(),
});

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
  activity: z.array(activitySchema),
  closed: z
    .object({ by: z.string(), at: wireTimeSchema, reason: z.string().nullable() })
    .nullable(),
});
/** An issue on the wire, whole. */
export type IssueObject = z.infer<typeof issueObjectSchema>;
