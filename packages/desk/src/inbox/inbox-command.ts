import { INBOX_PRIORITIES, outcomeSchema, POSTER_TYPES } from "@wheelhouse/core";
import { z } from "zod";
import { seenRepositorySchema } from "./take-signals.ts";

const item = z.string().min(1).max(100);
const by = z.string().min(1);

/** Wire schema of everything that others can do about items, for whoever is not the host. */
export const inboxCommandSchema = z.discriminatedUnion("do", [
  z.strictObject({
    do: z.literal("decide"),
    item,
    by,
    /** `done`: it is dealt with. `silent`: it was nothing. `issue`: it is to be solved. `accept`: as the orchestrator proposes. */
    decision: z.enum(["done", "silent", "issue", "accept"]),
    why: z.string().min(1).max(2_000).optional(),
    /** Others of its source that the same is decided about. */
    also: z.array(item).max(299).optional(),
  }),
  z.strictObject({ do: z.literal("undo"), item, by }),
  /** Wall clock in milliseconds. */
  z.strictObject({ do: z.literal("snooze"), item, by, until: z.int() }),
  z.strictObject({ do: z.literal("rerun"), item, by }),
  /** An item of somebody else; the second with the same key is the first one. */
  z.strictObject({
    do: z.literal("post"),
    by,
    /** Id of its project; empty for none. */
    project: z.string().max(300),
    type: z.enum(POSTER_TYPES),
    source: z.string().min(1).max(300),
    message: z.string().min(1).max(4_000),
    priority: z.enum(INBOX_PRIORITIES),
    dedupeKey: z.string().min(1).max(300).nullable(),
    outcome: outcomeSchema,
  }),
  /** What repositories want now, by whoever has looked at them. */
  z.strictObject({
    do: z.literal("signals"),
    by,
    repositories: z.array(seenRepositorySchema),
  }),
]);
/** Something that is done about an item. */
export type InboxCommand = z.infer<typeof inboxCommandSchema>;

/** Wire schema of {@link InboxDone}. */
export const inboxDoneSchema = z.object({
  /** Empty when it was about no single one. */
  item: z.string(),
  issue: z.int().nullable(),
  repeated: z.boolean(),
});
/** What was done: about which item, the issue that was made of it, and whether it had been posted before. */
export type InboxDone = z.infer<typeof inboxDoneSchema>;
