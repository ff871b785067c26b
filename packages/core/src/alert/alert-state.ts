import type { ForeignEvent } from "../views/known-event.ts";
import type { AlertAbout, AlertEvent } from "./alert-events.ts";
import { alertEventSchema } from "./alert-events.ts";
import type { InboxPriority } from "../inbox/inbox-words.ts";
import { ALERT_CHANNELS, type AlertChannel, type DeliveryStatus } from "./alert-words.ts";

/** An alert on one channel. Times are wall clock in milliseconds. */
export interface Delivery {
  readonly status: DeliveryStatus;
  /** Tries that failed. */
  readonly tries: number;
  /** Not before this; of an owed one that failed. */
  readonly next?: number | undefined;
  /** Nothing at all is sent on the channel before `next`. */
  readonly rests?: boolean | undefined;
  /** Why the last try failed, or why it is not sent. */
  readonly why?: string | undefined;
  /** Status of the last answer that was none. */
  readonly code?: number | undefined;
  /** When it was sent or dropped. */
  readonly at?: number | undefined;
}

/** An alert as it is. Times are wall clock in milliseconds. */
export interface AlertState {
  /** Its number among those of its fingerprint. */
  readonly alert: number;
  readonly fingerprint: string;
  readonly title: string;
  readonly text: string;
  readonly priority: InboxPriority;
  readonly link?: string | undefined;
  readonly about: AlertAbout;
  readonly raisedAt: number;
  /** How often the same came again. */
  readonly repeats: number;
  /** When it was raised or came again for the last time. */
  readonly lastAt: number;
  readonly deliveries: Readonly<Partial<Record<AlertChannel, Delivery>>>;
}

/** An event of an alert in its place. */
export type StoredAlertEvent = AlertEvent & { readonly seq: number; readonly at: number };

const KNOWN: ReadonlySet<string> = new Set(
  alertEventSchema.options.map((option) => option.shape.type.value),
);

/** Whether this version knows events of this type. Their data was validated when they were written. */
export function isAlertEvent(event: ForeignEvent): event is ForeignEvent & StoredAlertEvent {
  return KNOWN.has(event.type);
}

/** The channels that still owe an alert to the person. */
export function owedChannels({ deliveries }: Pick<AlertState, "deliveries">): AlertChannel[] {
  return ALERT_CHANNELS.filter((channel) => deliveries[channel]?.status === "owed");
}

/**
 * Folds an event of an alert into what it is; undefined as long as it was not raised. What was sent stays sent: a channel
 * that was given up while a send was under way is told as it came out.
 */
export function reduceAlert(
  before: AlertState | undefined,
  event: StoredAlertEvent,
): AlertState | undefined {
  if (event.type === "alert.raised") return before ?? born(event);
  if (!before) return undefined;
  if (event.type === "alert.repeated")
    return { ...before, repeats: before.repeats + 1, lastAt: event.at };
  const { channel } = event.data;
  const delivery = before.deliveries[channel];
  if (!delivery || delivery.status === "sent") return before;
  const after = delivered(delivery, event);
  return { ...before, deliveries: { ...before.deliveries, [channel]: after } };
}

type OfDelivery = Extract<
  StoredAlertEvent,
  { type: "alert.sent" | "alert.failed" | "alert.dropped" }
>;

function delivered(before: Delivery, { type, data, at }: OfDelivery): Delivery {
  switch (type) {
    case "alert.sent":
      return { status: "sent", tries: before.tries, at };
    case "alert.failed": {
      if (before.status !== "owed") return before;
      const { why, status: code, next, rests } = data;
      return { status: "owed", tries: before.tries + 1, next, rests, why, code };
    }
    case "alert.dropped":
      return { status: "dropped", tries: before.tries, why: data.why, code: data.status, at };
    default:
      return type satisfies never;
  }
}

function born({ at, data }: Extract<StoredAlertEvent, { type: "alert.raised" }>): AlertState {
  const { channels, ...said } = data;
  const owed: Delivery = { status: "owed", tries: 0 };
  return {
    ...said,
    raisedAt: at,
    repeats: 0,
    lastAt: at,
    deliveries: Object.fromEntries(channels.map((channel) => [channel, owed])),
  };
}
