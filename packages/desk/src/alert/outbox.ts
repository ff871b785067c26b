/**
 * What is on its way to people.
 *
 * Owns: one send at a time on each channel, the timer of the next look, and that what came of a send is written down before the
 * channel sends anything else. Does not own: what is to be sent, and when (core's `planAlerts`, over the journal). A crash
 * between a send and its append sends the alert again; nothing else does.
 */
import {
  type AlertChannel,
  type AlertEvent,
  messageOf,
  outcomeOfSend,
  planAlerts,
  type Planned,
  type SendOutcome,
} from "@wheelhouse/core";
import { isAppendRefusal } from "@wheelhouse/journal";
import { racing } from "../write/issue-log.ts";
import { alertAppend, alertAt, owedAlerts, type StoredAlert } from "./alert-log.ts";
import type { AlerterPorts } from "./create-alerter.ts";
import type { Notifier } from "./notifier.ts";

/** How long what is on its way may take when the host closes, in milliseconds. */
const GRACE_MS = 2_000;
/** After something went wrong here the next try comes so much later, and twice as much after the next failure. Milliseconds. */
const AGAIN_MS = 5_000;
/** Longest time without a look at what is owed: a machine may have slept, a clock may have been set. Milliseconds. */
const LOOK_MS = 600_000;

/** See the file's header. */
export class Outbox {
  readonly #ports: AlerterPorts;
  readonly #flights = new Map<AlertChannel, Promise<void>>();
  readonly #giveUp = new AbortController();
  #looking: Promise<void> | undefined;
  #isAsked = false;
  #isClosed = false;
  /** Looks that failed in a row. */
  #failures = 0;
  #cancelTimer: (() => void) | undefined;

  constructor(ports: AlerterPorts) {
    this.#ports = ports;
  }

  /** Sends what is to be sent; resolves when nothing more of it is to be sent now. */
  async settle(): Promise<void> {
    await this.#look();
    while (this.#flights.size > 0) await Promise.all(this.#flights.values());
  }

  /** Lets what is on its way arrive, within limits, and sends no more. */
  async close(): Promise<void> {
    this.#isClosed = true;
    this.#cancelTimer?.();
    await this.#landed();
    this.#giveUp.abort();
    await this.#landed();
  }

  async #landed(): Promise<void> {
    const { promise: late, resolve } = Promise.withResolvers<void>();
    const cancel = this.#ports.clock.after(GRACE_MS, resolve);
    await Promise.race([late, Promise.all([this.#looking, ...this.#flights.values()])]);
    cancel();
  }

  /** Looks at what is owed; who asks in the middle of a look is answered by the next one. */
  #look(): Promise<void> {
    this.#isAsked = true;
    this.#looking ??= this.#lookAsAsked().finally(() => {
      this.#looking = undefined;
    });
    return this.#looking;
  }

  async #lookAsAsked(): Promise<void> {
    while (this.#isAsked && !this.#isClosed) {
      this.#isAsked = false;
      try {
        await this.#lookOnce();
        this.#failures = 0;
      } catch (error) {
        this.#fail(error);
      }
    }
  }

  async #lookOnce(): Promise<void> {
    const { clock, settings, notifiers } = this.#ports;
    // Before what is owed is read: a send that ends meanwhile may not be written down yet in what is read.
    const busy = new Set(this.#flights.keys());
    const owed = await owedAlerts(this.#ports);
    this.#cancelTimer?.();
    if (owed.length === 0) return;
    const said = settings();
    const carriers = notifiers(said);
    const now = clock.now();
    const on = new Set(carriers.keys());
    const plan = planAlerts(owed, { now, on, busy, quiet: said.quiet });
    for (const { why, ...planned } of plan.drop)
      await this.#record(planned, { refused: true, why });
    if (this.#isClosed) return;
    for (const planned of plan.send) {
      const carrier = carriers.get(planned.channel);
      if (carrier) this.#flights.set(planned.channel, this.#fly(planned, carrier));
    }
    if (plan.next !== undefined) this.#lookAfter(plan.next - now);
  }

  async #fly(planned: Planned<StoredAlert>, carrier: Notifier): Promise<void> {
    const { signal } = this.#giveUp;
    const outcome = await sendSafely(carrier, planned.alert, signal);
    // What was cut off may have arrived or not: the next host sends it again.
    if (!signal.aborted || "ok" in outcome) await this.#recordSurely(planned, outcome);
    this.#flights.delete(planned.channel);
    await this.#look();
  }

  /** Writes down what came of a send, however long that takes: nobody is told twice because of a full disk. */
  async #recordSurely(planned: Planned<StoredAlert>, outcome: SendOutcome): Promise<void> {
    for (let failures = 0; ; failures++)
      try {
        return await this.#record(planned, outcome);
      } catch (error) {
        if (isOver(error) || this.#isClosed) return;
        this.#ports.onError(error);
        const { promise, resolve } = Promise.withResolvers<void>();
        const cancel = this.#ports.clock.after(pauseAfter(failures), resolve);
        this.#giveUp.signal.addEventListener("abort", () => resolve(), { once: true });
        await promise;
        cancel();
      }
  }

  async #record({ alert, channel }: Planned<StoredAlert>, outcome: SendOutcome): Promise<void> {
    const { engine, clock, onDropped } = this.#ports;
    const { id, alert: n } = alert;
    const key = id.slice(0, id.lastIndexOf("-"));
    const decide = async (): Promise<readonly AlertEvent[]> => {
      const delivery = (await alertAt(this.#ports, id))?.deliveries[channel];
      const isOwed = delivery?.status === "owed";
      if (!delivery || (!isOwed && !("ok" in outcome))) return [];
      const { tries } = delivery;
      return [outcomeOfSend(outcome, { alert: n, channel, tries, now: clock.now() })];
    };
    const recorded = await racing(async () => {
      let events: readonly AlertEvent[] = [];
      const streams = await alertAppend(this.#ports, key, async () => (events = await decide()));
      if (streams.length > 0) await engine.append(streams);
      return events;
    });
    for (const { type, data } of recorded)
      if (type === "alert.dropped") onDropped(alert, channel, data.why);
  }

  #fail(error: unknown): void {
    if (isOver(error)) return;
    this.#ports.onError(error);
    this.#lookAfter(pauseAfter(this.#failures++));
  }

  #lookAfter(ms: number): void {
    this.#cancelTimer?.();
    if (this.#isClosed) return;
    this.#cancelTimer = this.#ports.clock.after(
      Math.min(Math.max(ms, 0), LOOK_MS),
      () => void this.#look(),
    );
  }
}

/** Sends an alert; a notifier that breaks its contract has failed. */
export async function sendSafely(
  carrier: Notifier,
  alert: Omit<StoredAlert, "fingerprint" | "lastAt" | "deliveries">,
  signal: AbortSignal,
): Promise<SendOutcome> {
  const { id, title, text, priority, link, about, repeats, raisedAt } = alert;
  // Two data directories may have alerts of one id, but hardly at one moment.
  const key = `${id}-${raisedAt.toString(36)}`;
  const sent = { id, key, title, text, priority, link, about, count: repeats + 1, raisedAt };
  try {
    return await carrier.send(sent, signal);
  } catch (error) {
    return { retry: true, why: messageOf(error) };
  }
}

/** How long to wait after so many failures and one more, in milliseconds. */
function pauseAfter(failures: number): number {
  return Math.min(AGAIN_MS * 2 ** failures, LOOK_MS);
}

/** Whether this host is none any more: the next one sends what is owed. */
function isOver(error: unknown): boolean {
  return (
    isAppendRefusal(error) && (error.code === "journal.closed" || error.code === "journal.fenced")
  );
}
