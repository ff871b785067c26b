import { z } from "zod";
import type { ErrorCode } from "../../error.ts";
import {
  INBOX_PRIORITIES,
  INBOX_STATUSES,
  SOURCE_TYPES,
  type InboxStatus,
} from "../../inbox/inbox-words.ts";
import { inboxPostSchema } from "../inbox-input.ts";
import { inboxObjectSchema } from "../inbox-object.ts";
import { get, post } from "./define-route.ts";
import { none, words } from "./query.ts";

const ONE = "/api/inbox/{id}";
const count = z.int().min(0);
const counts = {
  pending: count,
  claimed: count,
  processed: count,
  ignored: count,
} satisfies Record<InboxStatus, z.ZodType>;

/** What may stand against beginning again what an item tells of: a schedule, a run, or the work on an issue. */
const AGAIN = [
  "project.unknown",
  "schedule.unknown",
  "schedule.state",
  "run.unknown",
  "run.ended",
  "run.state",
  "step.unknown",
  "plan.invalid",
  "issue.unknown",
  "issue.invalid",
  "issue.state",
  "issue.blocked",
  "project.unreadable",
  "settings.invalid",
  "agent.unknown",
  "agent.unusable",
] as const satisfies readonly ErrorCode[];

/** Addresses of the inbox. The topic `inbox` goes on from them: docs/http-api.md chapter 5. */
export const INBOX_ROUTES = {
  inbox: get("/api/inbox", "What has come in, the latest first", {
    query: z.strictObject({
      status: z.enum(INBOX_STATUSES).optional(),
      project: words.optional(),
      priority: z.enum(INBOX_PRIORITIES).optional(),
      source_type: z.enum(SOURCE_TYPES).optional(),
      /** `1`: only what a person wants to see later, which is else left out of what is pending. */
      snoozed: z.literal("1").optional(),
      /** The `next_cursor` of the page before. */
      cursor: words.optional(),
      /** At most so many, 50 when absent. */
      limit: z
        .string()
        .regex(/^(?:[1-9]\d?|[12]\d\d|300)$/)
        .transform(Number)
        .optional(),
    }),
    reply: z.object({
      items: z.array(inboxObjectSchema),
      /** Where the next page begins; null when there is none. */
      next_cursor: z.string().nullable(),
      /** All items by where they are, whatever was asked for. What a person wants to see later is not pending until then. */
      counts: z.object(counts),
      /** How many a person wants to see later. */
      snoozed: count,
      /** How many of the last 24 hours needed nothing. */
      routine: count,
    }),
    errors: ["inbox.unknown"],
  }),
  inboxItem: get(ONE, "An item of the inbox", {
    query: none,
    reply: inboxObjectSchema,
    errors: ["inbox.unknown"],
  }),
  postInbox: post("/api/inbox", "Put something into the inbox", {
    body: inboxPostSchema,
    /** `repeated`: it had been posted before, and is that item. */
    reply: inboxObjectSchema.extend({ repeated: z.boolean() }),
    status: 200,
    idempotent: true,
    errors: ["project.unknown", "inbox.state"],
  }),
  decideInbox: post(`${ONE}/decide`, "Decide about an item", {
    body: z.strictObject({
      /** `done`: it is dealt with. `silent`: it was nothing. `issue`: it is to be solved. `accept`: as the orchestrator proposes. */
      decision: z.enum(["done", "silent", "issue", "accept"]),
      why: z.string().min(1).max(2_000).optional(),
      /** Ids of others of its source, about which the same is decided; who was faster about one of them has decided it. */
      also: z.array(z.string().min(1).max(100)).max(299).optional(),
    }),
    reply: inboxObjectSchema,
    status: 200,
    errors: ["inbox.unknown", "inbox.state"],
  }),
  snoozeInbox: post(`${ONE}/snooze`, "Put an item away until a time", {
    body: z.strictObject({ until: z.iso.datetime({ offset: true }) }),
    reply: inboxObjectSchema,
    status: 200,
    errors: ["inbox.unknown", "inbox.state"],
  }),
  rerunInbox: post(`${ONE}/rerun`, "Begin again what an item tells of", {
    body: none,
    reply: inboxObjectSchema,
    status: 200,
    errors: [...AGAIN, "inbox.unknown", "inbox.state"],
  }),
  undoInbox: post(`${ONE}/undo`, "Take a decision back", {
    body: none,
    reply: inboxObjectSchema,
    status: 200,
    errors: ["inbox.unknown", "inbox.state"],
  }),
} as const;
