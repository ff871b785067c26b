import { setTimeout as delay } from "node:timers/promises";
import { isWheelhouseError } from "@wheelhouse/core";
import { callHost, type Holder, lockedBy, readHolder } from "@wheelhouse/engine";
import { type Host, type HostOptions, openHost } from "./open-host.ts";

/** How long a holder of the lock may keep silent, in milliseconds: one that opens or closes needs a moment. */
const PATIENCE_MS = 5_000;
const PAUSE_MS = 50;

/** Where a process stands in a data directory: it is the host, or it knows the host that answers. */
export type Seat =
  | { readonly kind: "host"; readonly host: Host }
  | { readonly kind: "client"; readonly holder: Holder };

/**
 * Takes the lock, or finds who holds it and answers. Throws `home.locked` with who and since when,
 * if the holder does not answer for five seconds; a holder that died in the meantime is replaced.
 */
export async function takeSeat(
  home: string,
  options: HostOptions,
  patienceMs: number = PATIENCE_MS,
): Promise<Seat> {
  const deadline = Date.now() + patienceMs;
  for (;;) {
    const host = await openHost(home, options);
    if (host) return { kind: "host", host };
    const holder = readHolder(home);
    if (holder && (await answers(holder, deadline))) return { kind: "client", holder };
    if (Date.now() >= deadline) throw lockedBy(home, holder);
    await delay(PAUSE_MS);
  }
}

/** Whether a host listens and answers before the deadline. */
async function answers(holder: Holder, deadline: number): Promise<boolean> {
  const giveUp = new AbortController();
  try {
    return await Promise.race([
      callHost(holder.socket, { method: "GET", path: "/api/health" }).then(() => true),
      delay(Math.max(PAUSE_MS, deadline - Date.now()), false, { signal: giveUp.signal }),
    ]);
  } catch (error) {
    if (isWheelhouseError(error) && error.code === "host.gone") return false;
    throw error;
  } finally {
    giveUp.abort();
  }
}
