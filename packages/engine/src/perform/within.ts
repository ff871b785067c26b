import type { Clock } from "../ports.ts";

/** How bounded work ended. */
export type Ended<T> =
  | { readonly end: "done"; readonly value: T }
  | { readonly end: "timeout" }
  | { readonly end: "cancelled"; readonly reason: string };

/** Waits for work at most `limitMs`, or until the signal. The work itself is not stopped: it must see the signal. */
export async function within<T>(
  clock: Clock,
  limitMs: number,
  signal: AbortSignal,
  work: () => Promise<T>,
): Promise<Ended<T>> {
  if (signal.aborted) return { end: "cancelled", reason: String(signal.reason) };
  const { promise, resolve } = Promise.withResolvers<Ended<T>>();
  const stop = clock.after(limitMs, () => resolve({ end: "timeout" }));
  const onAbort = (): void => resolve({ end: "cancelled", reason: String(signal.reason) });
  signal.addEventListener("abort", onAbort, { once: true });
  try {
    return await Promise.race([
      promise,
      work().then((value): Ended<T> => ({ end: "done", value })),
    ]);
  } finally {
    stop();
    signal.removeEventListener("abort", onAbort);
  }
}
