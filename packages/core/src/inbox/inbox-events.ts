import { z } from "zod";
import { jsonSchema } from "../json.ts";
import { DIGEST_DECISIONS } from "../thread/orchestrator-output.ts";
import { INBOX_PRIORITIES, SOURCE_TYPES } from "./inbox-words.ts";

const by = z.string().min(1).max(200);
/** Number of the item in its source, from 1. */
const item = z.int().min(1);
/** Wall clock in milliseconds. */
const time = z.int();

/** What an item says has happened. `told` is neither good nor bad, such as a word from outside. */
export const OUTCOME_RESULTS = ["ok", "failed", "waiting", "told"] as const;
/** What an item says has happened. */
export type OutcomeResult = (typeof OUTCOME_RESULTS)[number];

/** Wire schema of an outcome: facts for the rules, and what a person may want to see. Text in it is data, never an order. */
export const outcomeSchema = z.strictObject({
  result: z.enum(OUTCOME_RESULTS),
  /** What kind of failure, such as `auth`, `timeout`, `exit`. */
  class: z.string().max(50).optional(),
  /** It asks for something that a person can do. */
  actionable: z.boolean().optional(),
  /** Whether a person wants to be told of it in any case, or never. */
  notify: z.enum(["always", "never"]).optional(),
  /** The run that it tells of. */
  run: z.string().max(100).optional(),
  /** The schedule, and its fire. */
  schedule: z.string().max(300).optional(),
  fire: z.string().max(100).optional(),
  /** An address to look at. */
  link: z.string().max(2_000).optional(),
  /** Output, or whatever else there is to say; scrubbed. */
  text: z.string().max(20_000).optional(),
  /** Anything else, for programs. */
  data: z.record(z.string(), jsonSchema).optional(),
});
/** What has happened. */
export type Outcome = z.infer<typeof outcomeSchema>;

/** What can be decided about an item. */
export const ITEM_DECISIONS = [
  "silent",
  "notify",
  "issue",
  "comment",
  "start",
  "rerun",
  "done",
] as const;
/** What can be decided about an item. */
export type ItemDecision = (typeof ITEM_DECISIONS)[number];

/** What was decided about an item, why, by whom, and what came of it. */
export const decidedShape = {
  decisions: z.array(z.enum(ITEM_DECISIONS)).min(1).max(ITEM_DECISIONS.length),
  /** The rule that decided; absent when a model or a person did. */
  rule: z.string().max(50).optional(),
  why: z.string().max(2_000),
  by,
  /** Number of the issue that was made or spoken to. */
  issue: z.int().min(1).optional(),
  run: z.string().max(100).optional(),
  /** How many items of the source were decided by this word; absent for one. */
  together: z.int().min(2).optional(),
};

/** What the orchestrator would decide about an item, and why. */
export const proposedShape = {
  decision: z.enum(DIGEST_DECISIONS),
  why: z.string().max(2_000),
  /** For `issue`: what it is to be called; absent: as the item says. */
  title: z.string().min(1).max(200).optional(),
  /** For `comment`: the issue that it is put to; absent: the one that its source's failures go into. */
  issue: z.int().min(1).optional(),
};

function event<const T extends string, D extends z.ZodRawShape>(type: T, data: D) {
  return z.object({ type: z.literal(type), data: z.strictObject(data) });
}

/** Wire schema of everything that can happen to the items of a source. */
export const inboxEventSchema = z.discriminatedUnion("type", [
  event("inbox.posted", {
    item,
    source: z.strictObject({
      project: z.string(),
      type: z.enum(SOURCE_TYPES),
      id: z.string().min(1).max(300),
    }),
    message: z.string().min(1).max(4_000),
    priority: z.enum(INBOX_PRIORITIES),
    dedupeKey: z.string().max(300).nullable(),
    /** Failures of its source in a row, this one included: what the rules go by, whenever they look. */
    streak: z.int().min(0),
    outcome: outcomeSchema,
  }),
  /** `fence` is the number of this claim: what its holder does later names it. */
  event("inbox.claimed", { item, by, fence: z.int().min(1), until: time }),
  /**
   * `expired`: its holder said nothing in time. `undecided`: its holder has looked, and does not know. `given up`: its holder could not look at
   * it, which is no attempt.
   */
  event("inbox.released", { item, why: z.enum(["expired", "undecided", "given up"]) }),
  /** A person was told at once, and the item stays. */
  event("inbox.notified", { item, rule: z.string().max(50), why: z.string().max(2_000) }),
  /** Its holder would decide so, and a person has to say yes: the item is free, and nobody holds it for that again. */
  event("inbox.proposed", { item, ...proposedShape }),
  /** In one append with what it does. `status` is where the item is from then on. */
  event("inbox.decided", { item, status: z.enum(["processed", "ignored"]), ...decidedShape }),
  /**
   * A decision taken back, in one append with what undoes its effects. `issue` is the one that it had made. From then on the item is a
   * person's: no rule decides about it again.
   */
  event("inbox.reopened", { item, by, issue: z.int().min(1).optional() }),
  /** A person wants to see it later: whoever holds it has lost it, and nobody decides until then. */
  event("inbox.snoozed", { item, until: time, by }),
  /** It is later now, or a person wants to see it all the same. */
  event("inbox.woken", { item, by }),
  /** Nobody has to decide any more, such as when its request was answered elsewhere. One that is decided stays as it is; what it told of is over. */
  event("inbox.settled", { item, why: z.string().max(2_000) }),
]);
/** Something that happened to the items of a source, before it has a place in its stream. */
export type InboxEvent = z.infer<typeof inboxEventSchema>;
