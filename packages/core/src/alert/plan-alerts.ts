import { INBOX_PRIORITIES } from "../inbox/inbox-words.ts";
import { type AlertState, type Delivery, owedChannels } from "./alert-state.ts";
import type { AlertChannel } from "./alert-words.ts";
import { type QuietHours, quietUntil } from "./quiet-hours.ts";

/** Channels that quiet hours are not about: a line in a log wakes nobody. */
const SILENT: ReadonlySet<AlertChannel> = new Set(["log"]);

/** What alerts are planned under. */
export interface AlertRules {
  /** Wall clock in milliseconds. */
  readonly now: number;
  /** The channels that are on. */
  readonly on: ReadonlySet<AlertChannel>;
  /** The channels on which something is being sent: one after the other. */
  readonly busy: ReadonlySet<AlertChannel>;
  readonly quiet: QuietHours | undefined;
}

/** An alert on a channel. */
export interface Planned<A> {
  readonly alert: A;
  readonly channel: AlertChannel;
}

/** What is to be done about alerts now. */
export interface AlertPlan<A> {
  /** One for each channel that is free: the most urgent, then the oldest. */
  readonly send: readonly Planned<A>[];
  readonly drop: readonly (Planned<A> & { readonly why: string })[];
  /** When to look again, in milliseconds of the wall clock; undefined when time alone changes nothing. */
  readonly next: number | undefined;
}

/**
 * Says which of these alerts is to be sent on which channel now, which never will be, and when to look again. In quiet hours what is
 * critical is sent, what is normal waits for their end, and what is low is not sent. Pure.
 */
export function planAlerts<A extends AlertState>(
  alerts: readonly A[],
  rules: AlertRules,
): AlertPlan<A> {
  const { now, on, busy, quiet } = rules;
  const quietEnd = quiet && quietUntil(quiet, now);
  const rests = restsOf(alerts);
  const taken = new Set(busy);
  const send: Planned<A>[] = [];
  const drop: AlertPlan<A>["drop"][number][] = [];
  let next: number | undefined;
  for (const alert of alerts.toSorted(byUrgency))
    for (const channel of owedChannels(alert)) {
      const why = whyNever(alert, channel, { on, isQuiet: quietEnd !== undefined });
      if (why !== undefined) {
        drop.push({ alert, channel, why });
        continue;
      }
      const isHeld = alert.priority !== "critical" && !SILENT.has(channel);
      const after = Math.max(
        alert.deliveries[channel]?.next ?? now,
        rests.get(channel) ?? now,
        (isHeld ? quietEnd : undefined) ?? now,
      );
      if (after > now) next = Math.min(next ?? after, after);
      else if (!taken.has(channel)) {
        taken.add(channel);
        send.push({ alert, channel });
      }
    }
  return { send, drop, next };
}

function whyNever(
  { priority }: AlertState,
  channel: AlertChannel,
  { on, isQuiet }: { readonly on: AlertRules["on"]; readonly isQuiet: boolean },
): string | undefined {
  if (!on.has(channel)) return "the channel was switched off";
  if (isQuiet && priority === "low" && !SILENT.has(channel))
    return "it came in quiet hours and matters little";
  return undefined;
}

/** Until when each channel wants to hear nothing, by what it said last. */
function restsOf(alerts: readonly AlertState[]): ReadonlyMap<AlertChannel, number> {
  const rests = new Map<AlertChannel, number>();
  for (const alert of alerts)
    for (const channel of owedChannels(alert)) {
      const { rests: isAsked, next = 0 }: Delivery = alert.deliveries[channel] ?? NEVER_TRIED;
      if (isAsked) rests.set(channel, Math.max(rests.get(channel) ?? 0, next));
    }
  return rests;
}

const NEVER_TRIED: Delivery = { status: "owed", tries: 0 };

function byUrgency(a: AlertState, b: AlertState): number {
  const [left, right] = [a, b].map(({ priority }) => INBOX_PRIORITIES.indexOf(priority));
  return (left ?? 0) - (right ?? 0) || a.raisedAt - b.raisedAt;
}
