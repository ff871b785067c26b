import { z } from "zod";
import { INBOX_PRIORITIES } from "../inbox/inbox-words.ts";
import { ALERT_CHANNELS } from "./alert-words.ts";

/** Number of the alert among those of its fingerprint, from 1. */
const alert = z.int().min(1);
const channel = z.enum(ALERT_CHANNELS);
const why = z.string().max(1_000);
/** Status of the answer of whoever was told. */
const status = z.int();

/** What an alert is about, as far as it is about one of these. */
export const alertAboutSchema = z.strictObject({
  /** An item of the inbox. */
  item: z.string().max(100).optional(),
  run: z.string().max(100).optional(),
  /** Id of a project. */
  project: z.string().max(300).optional(),
});
/** What an alert is about. */
export type AlertAbout = z.infer<typeof alertAboutSchema>;

/** What is said to a person. All of it is scrubbed of secrets. */
export const alertWordsShape = {
  /** What is the same has the same one, such as `auth inbox/<key>`. */
  fingerprint: z.string().min(1).max(300),
  title: z.string().min(1).max(300),
  /** Empty when the title says all. */
  text: z.string().max(4_000),
  priority: z.enum(INBOX_PRIORITIES),
  /** An address to look at. */
  link: z.string().max(2_000).optional(),
  about: alertAboutSchema,
};

function event<const T extends string, D extends z.ZodRawShape>(type: T, data: D) {
  return z.object({ type: z.literal(type), data: z.strictObject(data) });
}

/** Wire schema of everything that can happen to the alerts of a fingerprint. */
export const alertEventSchema = z.discriminatedUnion("type", [
  /** In one append with what made it necessary. `channels` are those that were on then: each of them owes it to the person. */
  event("alert.raised", { alert, ...alertWordsShape, channels: z.array(channel) }),
  /** The same came again while it was fresh: it is counted, and nobody is told again. */
  event("alert.repeated", { alert }),
  event("alert.sent", { alert, channel }),
  /** It was tried and is tried again at `next`. `rests`: who was told wants to hear nothing at all before that. */
  event("alert.failed", {
    alert,
    channel,
    why,
    status: status.optional(),
    /** Wall clock in milliseconds. */
    next: z.int(),
    rests: z.literal(true).optional(),
  }),
  /** It is not sent there, now or later. */
  event("alert.dropped", { alert, channel, why, status: status.optional() }),
]);
/** Something that happened to the alerts of a fingerprint, before it has a place in its stream. */
export type AlertEvent = z.infer<typeof alertEventSchema>;
