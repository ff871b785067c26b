import type { SendOutcome } from "@wheelhouse/core";
import { z } from "zod";
import type { Notifier, SentAlert } from "./notifier.ts";
import { type JsonAnswer, outcomeOfStatus, postJson } from "./post-json.ts";

/** Where the Bot API of Telegram is. */
const TELEGRAM_API = "https://api.telegram.org";
/** Longest text of a message, in UTF-16 units. */
const MOST_TEXT = 4_096;

/** Whom to tell by the Bot API, and as which bot. */
export interface TelegramPorts {
  /** Where the Bot API is; that of Telegram when absent. */
  readonly baseUrl?: string | undefined;
  readonly chatId: string;
  /** What the bot's token is called. */
  readonly tokenName: string;
  /** The bot's token; undefined when there is none. */
  readonly token: () => string | undefined;
  /** Wall clock in milliseconds. */
  readonly now: () => number;
  readonly timeoutMs?: number | undefined;
}

const answerSchema = z.object({
  ok: z.boolean(),
  description: z.string().optional(),
  parameters: z
    .object({ retry_after: z.number().optional(), migrate_to_chat_id: z.number().optional() })
    .optional(),
});

/**
 * Sends each alert as a message of a bot, as plain text: nothing in it is markup. The Bot API knows no key of a message, so that one which was
 * sent just before a crash comes twice.
 */
export function telegramNotifier(ports: TelegramPorts): Notifier {
  const { baseUrl = TELEGRAM_API, chatId, tokenName, timeoutMs } = ports;
  return {
    channel: "telegram",
    async send(alert, signal) {
      const token = ports.token();
      if (token === undefined) return { retry: true, why: `the token ${tokenName} is not set` };
      const answer = await postJson({
        url: `${baseUrl.replace(/\/+$/, "")}/bot${encodeURIComponent(token)}/sendMessage`,
        body: JSON.stringify({
          chat_id: chatId,
          text: messageOfAlert(alert),
          link_preview_options: { is_disabled: true },
          disable_notification: alert.priority === "low",
        }),
        signal,
        timeoutMs,
        secrets: [token],
      });
      return "why" in answer ? { retry: true, why: answer.why } : outcomeOf(answer, ports);
    },
  };
}

function outcomeOf(answer: JsonAnswer, { tokenName, chatId, now }: TelegramPorts): SendOutcome {
  const outcome = outcomeOfStatus(answer, now());
  const said = saidIn(answer.text);
  const { status } = answer;
  // Whoever is in between may say 200 as well.
  if ("ok" in outcome && said?.ok !== true)
    return { retry: true, why: `it answered ${status} and not as the Bot API does`, status };
  if ("retry" in outcome) {
    const seconds = said?.parameters?.retry_after;
    return seconds === undefined ? outcome : { ...outcome, afterMs: seconds * 1_000 };
  }
  if ("ok" in outcome) return { ok: true, said: String(status) };
  const moved = said?.parameters?.migrate_to_chat_id;
  if (moved !== undefined)
    return { refused: true, why: `the chat ${chatId} has another id now: ${moved}`, status };
  const what =
    status === 401 || status === 404
      ? `the token ${tokenName} is not valid, or was revoked`
      : status === 403
        ? `the bot may not write to the chat ${chatId}: it was blocked or removed`
        : undefined;
  return what === undefined ? outcome : { ...outcome, why: `${what} (${outcome.why})` };
}

function saidIn(text: string | undefined): z.infer<typeof answerSchema> | undefined {
  try {
    return answerSchema.parse(JSON.parse(text ?? ""));
  } catch {
    return undefined;
  }
}

const MARKS = { critical: "‼ ", normal: "", low: "" } as const;

/** An alert as one message: what it is, what there is to say, and where to look. A long text is cut, the link is not. */
function messageOfAlert({ title, text, priority, link, count }: SentAlert): string {
  const times = count > 1 ? ` (${count} times)` : "";
  const head = `${MARKS[priority]}${title}${times}`;
  const foot = link === undefined ? "" : `\n\n${link}`;
  const room = MOST_TEXT - head.length - foot.length - 2;
  if (text === "" || room < 1) return `${head}${foot}`.slice(0, MOST_TEXT);
  const body =
    text.length <= room ? text : `${text.slice(0, room - 1).replace(/[\uD800-\uDBFF]$/, "")}…`;
  return `${head}\n\n${body}${foot}`;
}
