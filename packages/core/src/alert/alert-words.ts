import { sha256 } from "../trace/sha256.ts";

/** Streams of alerts: one for each fingerprint. What follows is its key. */
export const ALERT_STREAMS = "alert/";

/** Ways to a person. */
export const ALERT_CHANNELS = ["browser", "log", "webhook", "telegram"] as const;
/** A way to a person. */
export type AlertChannel = (typeof ALERT_CHANNELS)[number];

/** Where an alert is on a channel: it has to be sent, it was, or it never will be. */
export const DELIVERY_STATUSES = ["owed", "sent", "dropped"] as const;
/** Where an alert is on a channel. */
export type DeliveryStatus = (typeof DELIVERY_STATUSES)[number];

/**
 * As long as an alert is fresh, the same one again is counted and not sent: so long after it came last, which is more than what fires
 * each hour leaves between. Milliseconds.
 */
export const FRESH_MS = 5_400_000;
/** What goes on and on is told again so long after it was told. Milliseconds. */
export const TOLD_AGAIN_MS = 86_400_000;

/** After so many tries that failed a channel is given up for an alert. */
export const MOST_TRIES = 10;

/** Digits of a key: two fingerprints of one data directory never meet by chance. */
const KEY_DIGITS = 16;

/** The key of a fingerprint, which its stream and its alerts are named by. */
export function alertKey(fingerprint: string): string {
  return sha256(fingerprint).slice(0, KEY_DIGITS);
}

/** The stream of the alerts with a key. */
export function alertStream(key: string): string {
  return `${ALERT_STREAMS}${key}`;
}

/** The id of the n-th alert with a key. */
export function alertId(key: string, n: number): string {
  return `${key}-${n}`;
}
