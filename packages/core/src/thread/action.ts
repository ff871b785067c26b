import { z } from "zod";
import { INBOX_PRIORITIES } from "../inbox/inbox-words.ts";
import {
  ISSUE_PRIORITIES,
  ISSUE_TYPES,
  MOST_DEPENDENCIES,
  MOST_LABELS,
} from "../issue/issue-words.ts";
import { BANDS } from "../plan/define-flow.ts";
import { scheduleActSchema } from "../schedule/schedule-act.ts";

const word = z.string().min(1).max(200);
/** What an action is called among those of one reply, so that others can depend on it. */
const ref = z.string().regex(/^[a-z][a-z0-9-]{0,29}$/, "is a short name such as a or api-part");

/** What makes an issue. `depends_on`: numbers of issues that are there, and refs of others of the same reply. */
const createIssueSchema = z.strictObject({
  kind: z.literal("create_issue"),
  ref: ref.optional(),
  title: z.string().trim().min(1).max(200),
  /** Markdown. */
  description: z.string().max(20_000).optional(),
  type: z.enum(ISSUE_TYPES).optional(),
  labels: z.array(z.string().min(1).max(50)).max(MOST_LABELS).optional(),
  priority: z.enum(ISSUE_PRIORITIES).optional(),
  depends_on: z
    .array(z.union([z.int().min(1), ref]))
    .max(MOST_DEPENDENCIES)
    .optional(),
});

/**
 * Wire schema of what the orchestrator may propose. Data, and nothing but data: what is done is what the desk does for a
 * person who asks for the same.
 */
export const actionSchema = z.discriminatedUnion("kind", [
  createIssueSchema,
  /** Has agents solve an issue that is there, or that another action of the same reply makes. */
  z.strictObject({
    kind: z.literal("start_issue"),
    issue: z.union([z.int().min(1), ref]),
    agent: word.optional(),
  }),
  z.strictObject({
    kind: z.literal("launch_flow"),
    flow: word,
    band: z.enum(BANDS).optional(),
    focus: z.string().max(20_000).optional(),
    agent: word.optional(),
  }),
  /** Programs and calls are not among what it may propose: those a person writes. */
  z.strictObject({
    kind: z.literal("schedule"),
    name: z.string().regex(/^[a-z0-9][a-z0-9._-]{0,59}$/),
    title: z.string().max(300).optional(),
    cron: z.string().min(1).max(200),
    zone: z.string().min(1).max(100),
    act: z.discriminatedUnion("kind", [scheduleActSchema.options[0], scheduleActSchema.options[1]]),
  }),
  z.strictObject({
    kind: z.literal("notify"),
    title: z.string().trim().min(1).max(200),
    text: z.string().max(2_000),
    priority: z.enum(INBOX_PRIORITIES).optional(),
  }),
  z.strictObject({
    kind: z.literal("comment"),
    issue: z.int().min(1),
    text: z.string().trim().min(1).max(20_000),
  }),
]);
/** What the orchestrator may propose. */
export type Action = z.infer<typeof actionSchema>;
/** The kind of an action. */
export type ActionKind = Action["kind"];
/** An action of one kind. */
export type ActionOf<K extends ActionKind> = Extract<Action, { kind: K }>;

/** Every kind of action, in the order of the settings page. */
export const ACTION_KINDS = [
  "create_issue",
  "start_issue",
  "launch_flow",
  "schedule",
  "notify",
  "comment",
] as const satisfies readonly ActionKind[];

/** What an action is for people, in a line. */
export function actionText(action: Action): string {
  switch (action.kind) {
    case "create_issue":
      return `Create the issue “${action.title}”`;
    case "start_issue":
      return typeof action.issue === "number"
        ? `Start issue #${action.issue}`
        : `Start the issue ${action.issue} of this reply`;
    case "launch_flow":
      return ["Start", action.flow, action.band].filter((each) => each !== undefined).join(" ");
    case "schedule":
      return `Schedule ${action.name}: ${action.cron} (${action.zone})`;
    case "notify":
      return `Tell you: ${action.title}`;
    case "comment":
      return `Comment on issue #${action.issue}`;
    default:
      return action satisfies never;
  }
}

/** What other actions of its reply an action names. */
export function refsOf(action: Action): readonly string[] {
  if (action.kind === "create_issue")
    return (action.depends_on ?? []).filter((each) => typeof each === "string");
  return action.kind === "start_issue" && typeof action.issue === "string" ? [action.issue] : [];
}
