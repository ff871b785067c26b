import { setTimeout as delay } from "node:timers/promises";
import type { Observed } from "@wheelhouse/sources";

/** How long a command waits for a look at what is new, in milliseconds. */
const PATIENCE_MS = 2_000;

/** Waits for a look at everything that is watched, but not for long: what was read before can be shown all the same. */
export async function soonLooked(observed: Pick<Observed, "scan">): Promise<void> {
  const stop = new AbortController();
  await Promise.race([
    observed.scan(),
    delay(PATIENCE_MS, undefined, { signal: stop.signal }).catch(() => undefined),
  ]);
  stop.abort();
}
