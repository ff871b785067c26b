import {
  type AlertChannel,
  alertRowSchema,
  type AlertRow,
  type AlertSettings,
  alertSettingsSchema,
  type AlertWords,
  type SendOutcome,
} from "@wheelhouse/core";
import { type Alerter, createAlerter } from "../alert/create-alerter.ts";
import type { Notifier, SentAlert } from "../alert/notifier.ts";
import { type MortalHost, type MortalWorld, openMortalWorld } from "./mortal-host.ts";

/** A send that somebody was given. */
export interface GivenSend extends SentAlert {
  readonly channel: AlertChannel;
  readonly at: number;
}

/** Alerts over a clock that is told to move, a journal in memory, and hosts that can be killed. */
export interface AlertWorld extends MortalWorld {
  /** Everything that receivers got, in order. */
  readonly sends: readonly GivenSend[];
  /** Lines about alerts that were given up. */
  readonly dropped: string[];
  readonly errors: unknown[];
  /** How the person is reached; to be changed. */
  settings: AlertSettings;
  /** What a send comes to; `signal` tells it to stop. */
  receive: (send: GivenSend, signal: AbortSignal) => SendOutcome | Promise<SendOutcome>;
  /** What whoever looks at what is owed waits for, after it has seen it. */
  slowness: Promise<unknown> | undefined;
  open(host: MortalHost): Alerter;
  /** Appends an alert with what made it necessary, and has it sent. */
  raise(alerter: Alerter, host: MortalHost, over?: Partial<AlertWords>): Promise<void>;
  rows(): Promise<readonly AlertRow[]>;
}

/** Opens such a world; alerts go to a webhook and to the log. */
export async function openAlertWorld(start: number): Promise<AlertWorld> {
  const world = await openMortalWorld(start);
  const { journal } = world;
  const sends: GivenSend[] = [];

  const carrier = (channel: AlertChannel): Notifier => ({
    channel,
    async send(alert, signal) {
      const send = { ...alert, channel, at: world.now() };
      sends.push(send);
      return opened.receive(send, signal);
    },
  });

  const opened: AlertWorld = {
    ...world,
    sends,
    dropped: [],
    errors: [],
    settings: alertSettingsSchema.parse({
      browser: false,
      webhook: { url: "http://127.0.0.1/", secretEnv: "HOOK" },
    }),
    receive: () => ({ ok: true }),
    slowness: undefined,
    open: (host) =>
      createAlerter({
        journal: {
          head: (stream) => journal.head(stream),
          async rows(projection, query) {
            const rows = await journal.rows(projection, query);
            if (query?.where?.["owed"] === 1) await opened.slowness;
            return rows;
          },
        },
        engine: host,
        clock: host.clock,
        settings: () => opened.settings,
        notifiers: ({ log, webhook, telegram }) => {
          const on: AlertChannel[] = [];
          if (log) on.push("log");
          if (webhook) on.push("webhook");
          if (telegram) on.push("telegram");
          return new Map(on.map((channel) => [channel, carrier(channel)]));
        },
        onDropped: ({ title }, channel, why) =>
          void opened.dropped.push(`${channel}: ${title}: ${why}`),
        onError: (error) => void opened.errors.push(error),
      }),
    async raise(alerter, host, over = {}) {
      const words: AlertWords = {
        fingerprint: "auth nightly",
        title: "Sign in again",
        text: "",
        priority: "normal",
        about: {},
        ...over,
      };
      const decision = { stream: "inbox/a", events: [{ type: "decided", data: null }] };
      await host.append([decision, ...(await alerter.raised(words))]);
      void alerter.settle();
    },
    rows: async () =>
      (await journal.rows("alerts", { orderBy: "raised_at" })).map((row) =>
        alertRowSchema.parse(row),
      ),
  };
  return opened;
}
