import {
  type AlertChannel,
  alertKey,
  type AlertSettings,
  type AlertWords,
  channelsOn,
  keptWords,
  outcomeOfSend,
  raiseAlert,
  type SendOutcome,
  WheelhouseError,
} from "@wheelhouse/core";
import type { Clock } from "@wheelhouse/engine";
import type { StreamAppend } from "@wheelhouse/journal";
import { racing } from "../write/issue-log.ts";
import { alertAppend, type AlertLog, lastAlert, type StoredAlert } from "./alert-log.ts";
import type { Notifier } from "./notifier.ts";
import { Outbox, sendSafely } from "./outbox.ts";

/** What alerts get from outside. */
export interface AlerterPorts extends AlertLog {
  readonly clock: Clock;
  /** How the person is reached, as it is now. Throws when nobody can tell. */
  readonly settings: () => AlertSettings;
  /** Who carries alerts under these settings. */
  readonly notifiers: (settings: AlertSettings) => ReadonlyMap<AlertChannel, Notifier>;
  /** Told of an alert that a channel will not carry, and why: its receiver refused it, or was given up. */
  readonly onDropped: (alert: StoredAlert, channel: AlertChannel, why: string) => void;
  /** Told of what stands in the way; alerts are tried again all the same. */
  readonly onError: (error: unknown) => void;
}

/** The alerts of one host. */
export interface Alerter {
  /**
   * What tells a person this, as appends for the one append that records why they have to know; so that neither is there without the
   * other. *Contract*: made for alerts as they are now; when the append conflicts, both are to be decided again. Whoever has appended them
   * calls {@link settle}. One append has at most one alert of a fingerprint.
   */
  raised(words: AlertWords): Promise<readonly StreamAppend[]>;
  /** Sends what is to be sent. Resolves when nothing of it is to be sent now; what failed is tried again by itself. Never rejects. */
  settle(): Promise<void>;
  /** Sends a real alert on a channel, once, and says what came of it. Throws `usage` when the channel is off. */
  test(channel: AlertChannel, by: string): Promise<SendOutcome>;
  /** Lets what is on its way arrive, for two seconds at most, and sends no more. */
  close(): Promise<void>;
}

/** Opens the alerts of the host whose engine this is; what an earlier host has left to send is sent by the first {@link Alerter.settle}. */
export function createAlerter(ports: AlerterPorts): Alerter {
  const { clock, engine, settings, notifiers } = ports;
  const outbox = new Outbox(ports);

  /** The channels that owe an alert. Nothing fails for settings that cannot be read: the page and the log are there without them. */
  function channels(): readonly AlertChannel[] {
    try {
      return channelsOn(settings());
    } catch (error) {
      ports.onError(error);
      return ["browser", "log"];
    }
  }

  return {
    async raised(words) {
      const kept = keptWords(words);
      const key = alertKey(kept.fingerprint);
      return alertAppend(ports, key, async () =>
        raiseAlert(await lastAlert(ports, key), kept, { now: clock.now(), channels: channels() }),
      );
    },
    settle: () => outbox.settle(),
    async test(channel, by) {
      const notifier = notifiers(settings()).get(channel);
      if (!notifier)
        throw new WheelhouseError("usage", `Alerts do not go to ${channel}: it is off.`, {
          hint: `Switch it on: wheelhouse alerts set ${channel}`,
        });
      const words: AlertWords = {
        fingerprint: `test ${channel}`,
        title: "A test of alerts",
        text: `${by} wants to see whether alerts arrive here.`,
        priority: "normal",
        about: {},
      };
      const key = alertKey(words.fingerprint);
      const n = ((await lastAlert(ports, key))?.alert ?? 0) + 1;
      const outcome = await sendSafely(
        notifier,
        { id: `${key}-${n}`, alert: n, ...words, raisedAt: clock.now(), repeats: 0 },
        new AbortController().signal,
      );
      // What did not arrive at once is told now, and not tried again later.
      const end: SendOutcome = "ok" in outcome ? outcome : { ...outcome, refused: true };
      await racing(async () => {
        const streams = await alertAppend(ports, key, async () => {
          const alert = ((await lastAlert(ports, key))?.alert ?? 0) + 1;
          return [
            { type: "alert.raised", data: { alert, ...words, channels: [channel] } },
            outcomeOfSend(end, { alert, channel, tries: 0, now: clock.now() }),
          ];
        });
        await engine.append(streams);
      });
      return outcome;
    },
    close: () => outbox.close(),
  };
}
