import { z } from "zod";
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

/** Addresses of the inbox. The topic `inbox` goes on from them: docs/http-api.md chapter 5. */
export const INBOX_ROUTES = {
  inbox: get("/api/inbox", "What has come in, the latest first", {
    query: z.strictObject({
      status: z.enum(INBOX_STATUSES).optional(),
      project: words.optional(),
      priority: z.enum(INBOX_PRIORITIES).optional(),
      source_type: z.enum(SOURCE_TYPES).optional(),
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
      /** All items by where they are, whatever was asked for. */
      counts: z.object(counts),
      /** How many needed nothing. */
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
      /** `done`: it is dealt with. `silent`: it was nothing. `issue`: it is to be solved. */
      decision: z.enum(["done", "silent", "issue"]),
      why: z.string().min(1).max(2_000).optional(),
    }),
    reply: inboxObjectSchema,
    status: 200,
    errors: ["inbox.unknown", "inbox.state"],
  }),
  undoInbox: post(`${ONE}/undo`, "Take a decision back", {
    body: none,
    reply: inboxObjectSchema,
    status: 200,
    errors: ["inbox.unknown", "inbox.state"],
  }),
} as const;
