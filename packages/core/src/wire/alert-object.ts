import { z } from "zod";
import { owedChannels, type AlertState } from "../alert/alert-state.ts";
import { ALERT_CHANNELS, DELIVERY_STATUSES } from "../alert/alert-words.ts";
import { INBOX_PRIORITIES } from "../inbox/inbox-words.ts";
import { wireTime, wireTimeSchema } from "./wire-time.ts";

/** An alert on one channel, on the wire. */
const deliveryObjectSchema = z.object({
  channel: z.enum(ALERT_CHANNELS),
  status: z.enum(DELIVERY_STATUSES),
  /** Tries that failed. */
  tries: z.int(),
  /** Not before this; of an owed one that failed. */
  next_at: wireTimeSchema,
  /** Why the last try failed, or why it is not sent. */
  why: z.string().nullable(),
  /** Status of the last answer that was no yes. */
  code: z.int().nullable(),
  /** When it was sent or dropped. */
  ended_at: wireTimeSchema,
});

/** An alert on the wire: what a person is told, and where it has arrived. */
export const alertObjectSchema = z.object({
  id: z.string(),
  fingerprint: z.string(),
  title: z.string(),
  /** Empty when the title says all. */
  text: z.string(),
  priority: z.enum(INBOX_PRIORITIES),
  link: z.string().nullable(),
  about: z.object({
    item: z.string().nullable(),
    run: z.string().nullable(),
    project: z.string().nullable(),
  }),
  raised_at: wireTimeSchema,
  /** How often the same came again while it was fresh, and when it came last. */
  repeats: z.int(),
  last_at: wireTimeSchema,
  /** Whether a channel has still to send it. */
  owed: z.boolean(),
  deliveries: z.array(deliveryObjectSchema),
});
/** An alert on the wire. */
export type AlertObject = z.infer<typeof alertObjectSchema>;

/** An alert as the wire shows it. */
export function alertObject(alert: AlertState & { readonly id: string }): AlertObject {
  const { id, fingerprint, title, text, priority, link = null, about, repeats } = alert;
  const { item = null, run = null, project = null } = about;
  return {
    id,
    fingerprint,
    title,
    text,
    priority,
    link,
    about: { item, run, project },
    raised_at: wireTime(alert.raisedAt),
    repeats,
    last_at: wireTime(alert.lastAt),
    owed: owedChannels(alert).length > 0,
    deliveries: ALERT_CHANNELS.flatMap((channel) => {
      const delivery = alert.deliveries[channel];
      if (!delivery) return [];
      const { status, tries, next, why = null, code = null, at } = delivery;
      const times = { next_at: wireTime(next), ended_at: wireTime(at) };
      return [{ channel, status, tries, why, code, ...times }];
    }),
  };
}
