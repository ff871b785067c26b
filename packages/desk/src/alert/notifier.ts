import type { AlertAbout, AlertChannel, InboxPriority, SendOutcome } from "@wheelhouse/core";

/** An alert as a person gets it. */
export interface SentAlert {
  readonly id: string;
  /** The same for each try to send this alert, and of no other one anywhere. */
  readonly key: string;
  readonly title: string;
  readonly text: string;
  readonly priority: InboxPriority;
  readonly link?: string | undefined;
  readonly about: AlertAbout;
  /** How often it came, this one included. */
  readonly count: number;
  /** Wall clock in milliseconds. */
  readonly raisedAt: number;
}

/**
 * Who carries alerts on a channel.
 * *Contract*: a failure is an outcome and never a rejection; no outcome has a secret in it. It ends soon after `signal` aborts, and in
 * bounded time without that. The same alert may be given again after a crash; `key` tells the receiver that it is the same.
 */
export interface Notifier {
  readonly channel: AlertChannel;
  send(alert: SentAlert, signal: AbortSignal): Promise<SendOutcome>;
}
