/**
 * The times of the inbox: when a claim has run out, and when an item was to be seen again.
 *
 * Owns: one timer for the next of them. *Contract*: nothing but `look` sets it, so that a host without claims and without
 * items that were put away has none. Reading an item at a moment tells the same without it; what it brings about is in the journal.
 */
import { inboxRowSchema } from "@wheelhouse/core";
import type { Clock } from "@wheelhouse/engine";
import type { EffectPorts } from "./effect-of.ts";
import { releaseExpired } from "./release-claim.ts";
import { wakeDue } from "./snooze-item.ts";
import { triageItem } from "./triage-item.ts";

const SHORTEST_MS = 100;
/** A machine that slept has waited for longer than it was told to. */
const LONGEST_MS = 60_000;

/** The times of a host's inbox. */
export interface KeptTime {
  /** Does what is due, and waits for what comes next. To be called whenever an item was claimed or put away. */
  look(): Promise<void>;
  close(): void;
}

/** Keeps the times of an inbox; `due` is called when the next of them has come, and calls {@link KeptTime.look}. */
export function keepTime(
  ports: EffectPorts & { readonly clock: Clock },
  due: () => void,
): KeptTime {
  const { clock, journal } = ports;
  let cancel: () => void = () => undefined;
  let closed = false;

  async function next(): Promise<number | undefined> {
    const rows = await Promise.all([
      journal.rows("inbox", { where: { status: "claimed" } }),
      journal.rows("inbox", { where: { asleep: 1 } }),
    ]);
    const times = rows.flat().map((row) => {
      const { asleep, snoozed_until: later, claim_expires_at: end } = inboxRowSchema.parse(row);
      return (asleep === 1 ? later : end) ?? 0;
    });
    return times.length === 0 ? undefined : Math.min(...times);
  }

  return {
    async look() {
      cancel();
      try {
        await releaseExpired(ports, clock.now());
        for (const id of await wakeDue(ports, clock.now())) await triageItem(ports, id);
      } finally {
        const at = await next();
        // What could not be done now is not tried again at once.
        const ms = at === undefined ? undefined : Math.max(SHORTEST_MS, at - clock.now());
        if (ms !== undefined && !closed) cancel = clock.after(Math.min(ms, LONGEST_MS), due);
      }
    },
    close() {
      closed = true;
      cancel();
    },
  };
}
