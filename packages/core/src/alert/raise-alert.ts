import { z } from "zod";
import { INBOX_PRIORITIES } from "../inbox/inbox-words.ts";
import { scrub } from "../secrets/scrub.ts";
import { sha256 } from "../trace/sha256.ts";
import { type AlertEvent, alertWordsShape } from "./alert-events.ts";
import { type AlertState, owedChannels } from "./alert-state.ts";
import { type AlertChannel, FRESH_MS, TOLD_AGAIN_MS } from "./alert-words.ts";

const wordsSchema = z.strictObject(alertWordsShape);
/** What somebody wants a person to be told. */
export type AlertWords = z.infer<typeof wordsSchema>;

/** What an alert is raised among. */
export interface RaisedAmong {
  /** Wall clock in milliseconds. */
  readonly now: number;
  /** The channels that are on. */
  readonly channels: readonly AlertChannel[];
}

/** Most characters that are kept. A title or a text that is longer is cut; a link is left out, for half of one leads nowhere. */
const MOST = { fingerprint: 300, title: 300, text: 4_000, link: 2_000 } as const;

/**
 * Words as they may be kept: without secrets, and no longer than they may be, so that no decision fails for its alert. The secret goes
 * first: half of one could not be known any more.
 */
export function keptWords({ link, ...words }: AlertWords): AlertWords {
  const fingerprint = scrub(words.fingerprint);
  const kept = link === undefined ? "" : scrub(link);
  return wordsSchema.parse({
    ...words,
    fingerprint: fingerprint.length > MOST.fingerprint ? sha256(fingerprint) : fingerprint,
    title: cut(scrub(words.title), MOST.title),
    text: cut(scrub(words.text), MOST.text),
    ...(kept !== "" && kept.length <= MOST.link && { link: kept }),
  });
}

/**
 * What follows when somebody has to be told: an alert, or one more of the last one of its fingerprint. `last` is that one, if there
 * is any. While it is fresh, or a channel still owes it, the same is counted; what is more urgent is an alert of its own and
 * takes its place. Pure; `words` are kept ones.
 */
export function raiseAlert(
  last: AlertState | undefined,
  words: AlertWords,
  { now, channels }: RaisedAmong,
): readonly AlertEvent[] {
  const raised: AlertEvent = {
    type: "alert.raised",
    data: { alert: (last?.alert ?? 0) + 1, ...words, channels: [...channels] },
  };
  if (!last || !isFresh(last, now)) return [raised];
  const { alert } = last;
  if (!isMoreUrgent(words, last)) return [{ type: "alert.repeated", data: { alert } }];
  const why = "a more urgent one took its place";
  const dropped = owedChannels(last).map((channel): AlertEvent => ({
    type: "alert.dropped",
    data: { alert, channel, why },
  }));
  return [...dropped, raised];
}

/**
 * Whether the same again needs no alert of its own: what goes on is told once, and once more each day. A clock that was set far back
 * keeps nothing fresh for ever.
 */
function isFresh(last: AlertState, now: number): boolean {
  const isSame =
    Math.abs(now - last.lastAt) < FRESH_MS && Math.abs(now - last.raisedAt) < TOLD_AGAIN_MS;
  return owedChannels(last).length > 0 || isSame;
}

function isMoreUrgent(words: AlertWords, last: AlertState): boolean {
  return INBOX_PRIORITIES.indexOf(words.priority) < INBOX_PRIORITIES.indexOf(last.priority);
}

function cut(text: string, most: number): string {
  if (text.length <= most) return text;
  // No half of a pair stays at the end.
  return `${text.slice(0, most - 1).replace(/[\uD800-\uDBFF]$/, "")}…`;
}
