import { z } from "zod";
import { actionSchema } from "../thread/action.ts";
import { referenceSchema } from "../thread/thread-events.ts";
import { THREAD_NAME } from "../thread/thread-words.ts";
import { ISSUE_PRIORITIES } from "../issue/issue-words.ts";

/** Name of a thread; `main` when absent. */
const thread = z.string().regex(THREAD_NAME, "has lower case letters, digits and -").optional();
const word = z.string().min(1).max(300);

/** What to do with what a person typed: speak with the orchestrator, make an issue, or make one and have it solved now. */
export const SEND_MODES = ["chat", "issue", "do"] as const;
/** What to do with what a person typed. */
export type SendMode = (typeof SEND_MODES)[number];

/** What a client sends when a person has typed something. Only `chat` ever reaches the orchestrator. */
export const sendSchema = z.strictObject({
  text: z.string().trim().min(1).max(200_000),
  mode: z.enum(SEND_MODES).default("chat"),
  thread,
  refs: z.array(referenceSchema).max(20).optional(),
  /** Of an issue. */
  labels: z.array(z.string().max(1_000)).max(1_000).optional(),
  priority: z.enum(ISSUE_PRIORITIES).optional(),
  agent: word.optional(),
  model: word.optional(),
});
/** What a client sends when a person has typed something. */
export type Send = z.infer<typeof sendSchema>;

/** Which thread. */
export const ofThreadSchema = z.strictObject({ thread });

/** Who answers in a thread from here on; null: whoever is chosen for the project. */
export const switchSchema = z.strictObject({
  thread,
  agent: word.nullable(),
  model: word.nullable().optional(),
});

/** An answer to a proposal. `action` is what is to be done in its place: of the same kind. */
export const proposalAnswerSchema = z.strictObject({
  thread,
  answer: z.enum(["accept", "dismiss"]),
  action: actionSchema.optional(),
  why: z.string().min(1).max(2_000).optional(),
});
/** An answer to a proposal. */
export type ProposalAnswer = z.infer<typeof proposalAnswerSchema>;
