import { createHmac } from "node:crypto";
import { isoTime } from "@wheelhouse/core";
import type { Notifier, SentAlert } from "./notifier.ts";
import { outcomeOfStatus, postJson } from "./post-json.ts";

/** Where alerts are posted to, and how. */
export interface WebhookPorts {
  readonly url: string;
  /** What the secret that signs is called. */
  readonly secretName: string;
  /** The secret; undefined when there is none. */
  readonly secret: () => string | undefined;
  /** Wall clock in milliseconds. */
  readonly now: () => number;
  readonly timeoutMs?: number | undefined;
}

/**
 * Posts each alert as JSON (docs/alerts.md has its shape). `wheelhouse-signature` is `v1=` and the HMAC-SHA256 of
 * `<wheelhouse-timestamp>.<body>` in hex; `idempotency-key` is the same for each try.
 */
export function webhookNotifier(ports: WebhookPorts): Notifier {
  const { url, secretName, now, timeoutMs } = ports;
  return {
    channel: "webhook",
    async send(alert, signal) {
      const secret = ports.secret();
      if (secret === undefined) return { retry: true, why: `the secret ${secretName} is not set` };
      const timestamp = String(Math.floor(now() / 1_000));
      const body = bodyOf(alert);
      const signature = createHmac("sha256", secret).update(`${timestamp}.${body}`).digest("hex");
      const answer = await postJson({
        url,
        headers: {
          "idempotency-key": alert.key,
          "wheelhouse-timestamp": timestamp,
          "wheelhouse-signature": `v1=${signature}`,
        },
        body,
        signal,
        timeoutMs,
        secrets: [secret],
      });
      return "why" in answer ? { retry: true, why: answer.why } : outcomeOfStatus(answer, now());
    },
  };
}

function bodyOf({ id, title, text, priority, link, about, count, raisedAt }: SentAlert): string {
  return JSON.stringify({
    type: "alert",
    id,
    title,
    text,
    priority,
    link: link ?? null,
    about,
    count,
    raised_at: isoTime(raisedAt),
  });
}
