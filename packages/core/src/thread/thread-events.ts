import { z } from "zod";
import { usageSchema } from "../run/events.ts";
import { actionSchema } from "./action.ts";

const by = z.string().min(1).max(200);
/** Number of a message in its thread, from 1; replies are messages as well. */
const message = z.int().min(1);
/** Number of a proposal in its thread, from 1. */
const proposal = z.int().min(1);
const why = z.string().max(2_000);
const agent = z.string().min(1).max(200);

/** Wire schema of what a message points at: by reference, and what it was when it was pointed at. */
export const referenceSchema = z.discriminatedUnion("kind", [
  z.strictObject({
    kind: z.literal("report"),
    run: z.string().max(100),
    /** Commit or fingerprint of what the report's run looked at. */
    snapshot: z.string().max(100).optional(),
    title: z.string().max(300),
  }),
  z.strictObject({
    kind: z.literal("finding"),
    run: z.string().max(100),
    finding: z.string().max(100),
    snapshot: z.string().max(100).optional(),
    title: z.string().max(300),
  }),
  z.strictObject({ kind: z.literal("run"), run: z.string().max(100), title: z.string().max(300) }),
  z.strictObject({ kind: z.literal("issue"), number: z.int().min(1), title: z.string().max(300) }),
  z.strictObject({
    kind: z.literal("item"),
    item: z.string().max(100),
    title: z.string().max(300),
  }),
]);
/** What a message points at. */
export type Reference = z.infer<typeof referenceSchema>;

/** What is heard of an agent while it writes a reply: prose as it comes, tools that it uses, and notes of ours. */
export const heardSchema = z.discriminatedUnion("kind", [
  z.strictObject({ kind: z.literal("text"), text: z.string() }),
  z.strictObject({ kind: z.literal("thought"), text: z.string() }),
  z.strictObject({
    kind: z.literal("tool"),
    /** Of one call: its later states have the same. */
    call: z.string().max(300),
    title: z.string().max(500),
    state: z.enum(["begun", "done", "failed"]),
  }),
  z.strictObject({ kind: z.literal("note"), text: z.string().max(2_000) }),
]);
/** What is heard of an agent while it writes a reply. */
export type Heard = z.infer<typeof heardSchema>;

/** What came of an action: whatever of it there is. */
export const actionEffectSchema = z.strictObject({
  issue: z.int().min(1).optional(),
  run: z.string().max(100).optional(),
  schedule: z.string().max(300).optional(),
  alert: z.string().max(100).optional(),
});
/** What came of an action. */
export type ActionEffect = z.infer<typeof actionEffectSchema>;

function event<const T extends string, D extends z.ZodRawShape>(type: T, data: D) {
  return z.object({ type: z.literal(type), data: z.strictObject(data) });
}

/** Wire schema of everything that can happen in a thread. */
export const threadEventSchema = z.discriminatedUnion("type", [
  event("thread.opened", {
    /** Both empty for what belongs to no project. */
    project: z.strictObject({ id: z.string(), path: z.string() }),
    name: z.string().min(1).max(60),
    title: z.string().max(300),
    by,
  }),
  /** Who answers from here on; absent: whoever is chosen for the project. */
  event("thread.switched", { agent: agent.optional(), model: agent.optional(), by }),
  /** Nobody answers until it is started. A reply that was being written is broken off. */
  event("thread.stopped", { by, why: why.optional() }),
  event("thread.started", { by }),
  event("message.said", {
    message,
    from: z.enum(["person", "wheelhouse"]),
    by,
    text: z.string().min(1).max(200_000),
    refs: z.array(referenceSchema).max(20),
  }),
  /** `message` is the reply's own number, `to` the messages that it answers: all that waited. */
  event("reply.begun", {
    message,
    to: z.array(message).min(1),
    agent,
    model: agent.optional(),
    /** Which try it is: a host that died in the middle is followed by another one. */
    attempt: z.int().min(1),
    /** `resumed`: in its own session. `told`: in a new one, from the summary and the messages since. */
    memory: z.enum(["new", "resumed", "told"]),
  }),
  /** Of the class `agent`: recovery skips it. */
  event("reply.heard", { message, heard: z.array(heardSchema).min(1) }),
  /** In one append with what it proposes. `text` is the whole reply. */
  event("reply.ended", {
    message,
    end: z.enum(["done", "failed", "cancelled"]),
    text: z.string().max(400_000),
    /** It has to know something first. */
    question: z.string().max(2_000).optional(),
    why: why.optional(),
    /** What kind of failure, such as `auth`. */
    class: z.string().max(50).optional(),
    usage: usageSchema.optional(),
    /** The session that it can be gone on with. */
    session: z.string().max(300).optional(),
  }),
  event("proposal.made", { proposal, message, action: actionSchema, why }),
  /**
   * In one append with what it does. `action` is what was done, when a person has changed it before. `by` is `orchestrator`
   * when the project lets it do this kind by itself.
   */
  event("proposal.accepted", {
    proposal,
    action: actionSchema.optional(),
    effect: actionEffectSchema,
    by,
  }),
  event("proposal.dismissed", { proposal, by, why: why.optional() }),
  /** In one append with what undoes it. */
  event("proposal.undone", { proposal, by }),
  /** It cannot be done any more. */
  event("proposal.voided", { proposal, why }),
  /** What was said up to a message, in short: what a new session is told in its place. */
  event("thread.summarized", { upTo: message, text: z.string().max(50_000) }),
]);
/** Something that happened in a thread, before it has a place in its stream. */
export type ThreadEvent = z.infer<typeof threadEventSchema>;
