import { z } from "zod";
import { citationSchema } from "../evidence/finding.ts";
import { ISSUE_PRIORITIES, ISSUE_TYPES, MOST_DEPENDENCIES, MOST_LABELS } from "./issue-words.ts";

const by = z.string();
const number = z.int().min(1);
const title = z.string().min(1).max(300);
const description = z.string().max(200_000);
const label = z.string().min(1).max(50);

/** What a person says of an issue; each can be changed later. */
export const issueWordsShape = {
  title,
  /** Markdown; empty when the title says all. */
  description,
  type: z.enum(ISSUE_TYPES).nullable(),
  labels: z.array(label).max(MOST_LABELS),
  priority: z.enum(ISSUE_PRIORITIES),
  /** Number of the issue that it is a part of. */
  parent: number.nullable(),
  /** Numbers of the issues that have to be done first, all of them. */
  dependsOn: z.array(number).max(MOST_DEPENDENCIES),
};

/** The finding that an issue was made from. */
const originSchema = z.strictObject({
  run: z.string(),
  finding: z.string(),
  citations: z.array(citationSchema),
});
/** The finding that an issue was made from. */
export type IssueOrigin = z.infer<typeof originSchema>;

function event<const T extends string, D extends z.ZodRawShape>(type: T, data: D) {
  return z.object({ type: z.literal(type), data: z.strictObject(data) });
}

/** Wire schema of everything that can happen to an issue. What its runs do is in their own streams. */
export const issueEventSchema = z.discriminatedUnion("type", [
  event("issue.created", {
    project: z.strictObject({ id: z.string(), path: z.string() }),
    number,
    ...issueWordsShape,
    origin: originSchema.optional(),
    by,
  }),
  event("issue.edited", { ...z.object(issueWordsShape).partial().shape, by }),
  event("issue.commented", { text: z.string().min(1).max(100_000), by }),
  /** In one append with the birth of the run. */
  event("issue.started", { run: z.string(), by }),
  event("issue.closed", { reason: z.string().max(2_000).optional(), by }),
  event("issue.reopened", { by }),
  event("issue.deleted", { by }),
  event("issue.restored", { by }),
]);
/** Something that happened to an issue, before it has a place in its stream. */
export type IssueEvent = z.infer<typeof issueEventSchema>;
/** The name of an event of an issue. */
export type IssueEventType = IssueEvent["type"];
