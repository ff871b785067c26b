import { z } from "zod";
import type { AlertSettings } from "../alert/alert-settings.ts";
import { ALERT_CHANNELS, type AlertChannel } from "../alert/alert-words.ts";
import type { SendOutcome } from "../alert/outcome-of-send.ts";
import { quietHoursSchema } from "../alert/quiet-hours.ts";

/** A channel of alerts, on the wire. */
const channelObjectSchema = z.object({
  channel: z.enum(ALERT_CHANNELS),
  on: z.boolean(),
  /** Where it leads: the host of a webhook, the chat of a bot. Null of one that is off, or leads nowhere else. */
  to: z.string().nullable(),
  /** What its secret is called, and whether the server that answers has it; null for a channel without one. */
  secret: z.object({ name: z.string(), is_set: z.boolean() }).nullable(),
});

/** Wire schema of how a person is reached outside of the page. No secret is in it, nor the address of a webhook, which often is one. */
export const alertChannelsSchema = z.object({
  channels: z.array(channelObjectSchema),
  quiet: quietHoursSchema.nullable(),
});
/** How a person is reached outside of the page. */
export type AlertChannelsObject = z.infer<typeof alertChannelsSchema>;

/** Wire schema of what came of a test of a channel. */
export const alertTriedSchema = z.object({
  channel: z.enum(ALERT_CHANNELS),
  /** `failed`: an alert would be tried again. `refused`: it would not. */
  result: z.enum(["sent", "failed", "refused"]),
  /** What came back, or why nothing did; null when there is nothing to say. */
  said: z.string().nullable(),
  /** Status of an answer that was no yes. */
  status: z.int().nullable(),
});
/** What came of a test of a channel. */
export type AlertTriedObject = z.infer<typeof alertTriedSchema>;

/** How a person is reached, as it is told; `isSet` says whether there is a secret of that name. */
export function alertChannelsObject(
  { browser, log, webhook, telegram, quiet }: AlertSettings,
  isSet: (secret: string) => boolean,
): AlertChannelsObject {
  const plain = (channel: AlertChannel, on: boolean) => ({ channel, on, to: null, secret: null });
  const sent = (channel: AlertChannel, to: string, name: string) => ({
    channel,
    on: true,
    to,
    secret: { name, is_set: isSet(name) },
  });
  return {
    channels: [
      plain("browser", browser),
      plain("log", log),
      webhook ? sent("webhook", hostOf(webhook.url), webhook.secretEnv) : plain("webhook", false),
      telegram
        ? sent("telegram", `chat ${telegram.chatId}`, telegram.tokenEnv)
        : plain("telegram", false),
    ],
    quiet: quiet ?? null,
  };
}

/** What came of a test of a channel, as it is told. */
export function alertTriedObject(channel: AlertChannel, outcome: SendOutcome): AlertTriedObject {
  if ("ok" in outcome) return { channel, result: "sent", said: outcome.said ?? null, status: null };
  const result = "retry" in outcome ? "failed" : "refused";
  return { channel, result, said: outcome.why, status: outcome.status ?? null };
}

function hostOf(url: string): string {
  return /^https?:\/\/([^/?#]+)/i.exec(url)?.[1] ?? "";
}
