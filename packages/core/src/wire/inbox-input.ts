import { z } from "zod";
import { outcomeSchema } from "../inbox/inbox-events.ts";
import { INBOX_PRIORITIES, POSTER_TYPES } from "../inbox/inbox-words.ts";
import { findSecrets } from "../secrets/find-secrets.ts";

/** What names something is compared letter by letter, so that nothing in it can be blotted out. */
const name = z
  .string()
  .min(1)
  .max(200)
  .refine((text) => findSecrets(text).length === 0, "holds what looks like a secret");

/** What a client sends to put something into the inbox. Secrets in its words are not written down. */
export const inboxPostSchema = z.strictObject({
  source_type: z.enum(POSTER_TYPES),
  /** Whoever or whatever it comes from: failures of one source are counted together. */
  source_id: name,
  message: z.string().min(1).max(4_000),
  priority: z.enum(INBOX_PRIORITIES).default("normal"),
  /** The second item of a source with the same key is the first one. */
  dedupe_key: name.optional(),
  /** Key of its project; absent for none. */
  project: name.optional(),
  outcome: outcomeSchema
    .extend({
      /** An address of the web, or of the page. */
      link: z
        .string()
        .max(2_000)
        .regex(/^(?:https?:\/\/|\/(?!\/))\S*$/, "is an address of http or https, or begins with /")
        .optional(),
    })
    .default({ result: "told" }),
});
