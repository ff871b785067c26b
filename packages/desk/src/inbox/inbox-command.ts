import { z } from "zod";

const item = z.string().min(1).max(100);
const by = z.string().min(1);

/** Wire schema of everything that a person can do about items, for whoever is not the host. */
export const inboxCommandSchema = z.discriminatedUnion("do", [
  z.strictObject({
    do: z.literal("decide"),
    item,
    by,
    /** `done`: it is dealt with. `silent`: it was nothing. `issue`: it is to be solved. */
    decision: z.enum(["done", "silent", "issue"]),
    why: z.string().min(1).max(2_000).optional(),
  }),
  z.strictObject({ do: z.literal("undo"), item, by }),
]);
/** Something that a person does about an item. */
export type InboxCommand = z.infer<typeof inboxCommandSchema>;
