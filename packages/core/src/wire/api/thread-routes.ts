import { z } from "zod";
import { ACTION_KINDS } from "../../thread/action.ts";
import { heardSchema } from "../../thread/thread-events.ts";
import { messageObjectSchema } from "../message-object.ts";
import { proposalObjectSchema } from "../proposal-object.ts";
import { ofThreadSchema, proposalAnswerSchema, sendSchema, switchSchema } from "../thread-input.ts";
import { threadObjectSchema } from "../thread-object.ts";
import { get, post } from "./define-route.ts";
import { none, position, words } from "./query.ts";

const AT = "/api/projects/{id}/orchestrator";
const PROPOSAL = `${AT}/proposals/{n}`;
/** At most so many messages, 50 when absent. */
const limit = z
  .string()
  .regex(/^(?:[1-9]\d?|1\d\d|200)$/)
  .transform(Number)
  .optional();
const changed = { reply: threadObjectSchema, status: 200 } as const;
const KNOWN = ["project.unknown", "thread.unknown"] as const;

/** Addresses of the orchestrator. The topic `thread:<project>/<name>` goes on from them: docs/http-api.md chapter 5. */
export const THREAD_ROUTES = {
  orchestrator: get(AT, "Who answers in a project, and its threads", {
    query: none,
    reply: z.object({
      /** Who answers when a thread says nothing else; null when nobody can. */
      agent: z.string().nullable(),
      model: z.string().nullable(),
      /** Why nobody can, and what to do about it. */
      offline: z.object({ reason: z.string(), hint: z.string() }).nullable(),
      /** Which kinds of action it does by itself; of all others it makes proposals. */
      autonomous: z.array(z.enum(ACTION_KINDS)),
      /** Commands of their own that agents know who are open now: a message in that thread may begin with `/name`. */
      commands: z.array(
        z.object({ thread: z.string(), name: z.string(), description: z.string() }),
      ),
      threads: z.array(threadObjectSchema),
    }),
    errors: ["project.unknown"],
  }),
  messages: get(`${AT}/messages`, "What was said in a thread, and what it proposes", {
    query: z.strictObject({
      thread: words.optional(),
      /** Messages after this number, the first ones. */
      since: position.optional(),
      /** Messages before this number, the last ones. */
      before: position.optional(),
      limit,
    }),
    reply: z.object({
      /** Null when nothing was said in it: it is there as soon as something is. */
      thread: threadObjectSchema.nullable(),
      /** By their numbers. */
      messages: z.array(messageObjectSchema),
      /** Of these messages. */
      proposals: z.array(proposalObjectSchema),
      /** What there is of the reply that is being written. */
      heard: z.object({ message: z.int(), seq: z.int(), heard: z.array(heardSchema) }).nullable(),
      /** Where to follow it from. */
      as_of: z.number(),
    }),
    errors: KNOWN,
  }),
  send: post(`${AT}/send`, "Say something, make an issue, or have something done", {
    body: sendSchema,
    reply: z.object({
      /** Of `chat`; null for the others. */
      message_id: z.string().nullable(),
      thread: z.string().nullable(),
      /** Of `issue` and `do`. */
      issue: z.int().nullable(),
      run: z.string().nullable(),
    }),
    status: 202,
    idempotent: true,
    errors: [
      "project.unknown",
      "thread.state",
      "thread.unknown",
      "issue.invalid",
      "issue.state",
      "issue.blocked",
      "agent.unknown",
      "agent.unusable",
    ],
  }),
  startThread: post(`${AT}/start`, "Have a thread answered again, or open it", {
    body: ofThreadSchema,
    ...changed,
    errors: ["project.unknown", "thread.state"],
  }),
  stopThread: post(`${AT}/stop`, "Break off what is being written, and answer no more", {
    body: ofThreadSchema,
    ...changed,
    errors: KNOWN,
  }),
  switchThread: post(`${AT}/switch`, "Choose who answers in a thread", {
    body: switchSchema,
    ...changed,
    errors: [...KNOWN, "thread.state", "agent.unknown", "agent.unusable"],
  }),
  answerProposal: post(`${PROPOSAL}/answer`, "Accept a proposal, changed or not, or dismiss it", {
    body: proposalAnswerSchema,
    reply: proposalObjectSchema,
    status: 200,
    errors: [...KNOWN, "proposal.unknown", "proposal.state", "proposal.invalid"],
  }),
  undoProposal: post(`${PROPOSAL}/undo`, "Take back what was done", {
    body: ofThreadSchema,
    reply: proposalObjectSchema,
    status: 200,
    errors: [...KNOWN, "proposal.unknown", "proposal.state"],
  }),
} as const;
