import { type AlertChannel, type AlertSettings, channelsOn } from "@wheelhouse/core";
import { browserNotifier } from "./browser-notifier.ts";
import { logNotifier } from "./log-notifier.ts";
import type { Notifier } from "./notifier.ts";
import { telegramNotifier } from "./telegram-notifier.ts";
import { webhookNotifier } from "./webhook-notifier.ts";

/** What those who carry alerts get from outside. */
export interface NotifierPorts {
  /** A secret by its name; undefined when there is none of it. */
  readonly secret: (name: string) => string | undefined;
  /** Writes a line where the host writes. */
  readonly write: (line: string) => void;
  /** Wall clock in milliseconds. */
  readonly now: () => number;
  /** How long a receiver may take to answer, in milliseconds; ten seconds when absent. */
  readonly timeoutMs?: number | undefined;
}

/** Who carries alerts under these settings, by channel: one for each that is on. */
export function notifiersOf(
  settings: AlertSettings,
  ports: NotifierPorts,
): ReadonlyMap<AlertChannel, Notifier> {
  const { secret, write, now, timeoutMs } = ports;
  const { webhook, telegram } = settings;
  const all = [
    browserNotifier,
    logNotifier(write),
    ...(webhook
      ? [
          webhookNotifier({
            url: webhook.url,
            secretName: webhook.secretEnv,
            secret: () => secret(webhook.secretEnv),
            now,
            timeoutMs,
          }),
        ]
      : []),
    ...(telegram
      ? [
          telegramNotifier({
            baseUrl: telegram.baseUrl,
            chatId: telegram.chatId,
            tokenName: telegram.tokenEnv,
            token: () => secret(telegram.tokenEnv),
            now,
            timeoutMs,
          }),
        ]
      : []),
  ];
  const on = new Set(channelsOn(settings));
  return new Map(
    all.filter(({ channel }) => on.has(channel)).map((notifier) => [notifier.channel, notifier]),
  );
}
