import { scrub } from "../secrets/scrub.ts";
import type { AlertEvent } from "./alert-events.ts";
import { type AlertChannel, MOST_TRIES } from "./alert-words.ts";

/** What came of a send: it arrived, it may arrive later, or it never will. */
export type SendOutcome =
  | {
      readonly ok: true;
      /** What came back, in words. */
      readonly said?: string | undefined;
    }
  | {
      readonly retry: true;
      readonly why: string;
      readonly status?: number | undefined;
      /** Who was told wants to hear nothing before so many milliseconds. */
      readonly afterMs?: number | undefined;
    }
  | { readonly refused: true; readonly why: string; readonly status?: number | undefined };

/** Longest time between tries that is ours to choose, in milliseconds. */
const LONGEST_MS = 3_600_000;
/** Longest time that a receiver may ask for; one that asks for more is heard no longer. */
const MOST_ASKED_MS = 6 * 3_600_000;
const FIRST_MS = 5_000;
const FACTOR = 3;
const MOST_WHY = 1_000;

/** What a send and its outcome are about. */
export interface Sent {
  readonly alert: number;
  readonly channel: AlertChannel;
  /** Tries that failed before. */
  readonly tries: number;
  /** Wall clock in milliseconds. */
  readonly now: number;
}

/** The event of what came of a send: sent, to be tried again later and later, or given up. Pure. */
export function outcomeOfSend(outcome: SendOutcome, sent: Sent): AlertEvent {
  const { alert, channel, tries, now } = sent;
  if ("ok" in outcome) return { type: "alert.sent", data: { alert, channel } };
  const { status } = outcome;
  const why = scrub(outcome.why).slice(0, MOST_WHY);
  const said = status === undefined ? {} : { status };
  if ("refused" in outcome)
    return { type: "alert.dropped", data: { alert, channel, why, ...said } };
  if (tries + 1 >= MOST_TRIES) {
    const given = `given up after ${MOST_TRIES} tries: ${why}`.slice(0, MOST_WHY);
    return { type: "alert.dropped", data: { alert, channel, why: given, ...said } };
  }
  const asked = Math.min(outcome.afterMs ?? 0, MOST_ASKED_MS);
  const next = now + Math.max(waitAfter(tries), asked);
  const rests = asked > 0 ? { rests: true as const } : {};
  return { type: "alert.failed", data: { alert, channel, why, ...said, next, ...rests } };
}

/** How long to wait after so many failures and one more, in milliseconds: 5 s, 15 s, 45 s and so on, up to an hour. */
function waitAfter(tries: number): number {
  return Math.min(FIRST_MS * FACTOR ** tries, LONGEST_MS);
}
