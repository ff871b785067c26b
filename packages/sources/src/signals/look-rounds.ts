/** Looks that are taken one at a time. */
export interface LookRounds {
  /** Looks now; who asks while a look is under way or to come shares it, and is told false, as is who asks at the end. Rejects as the look does. */
  now(): Promise<boolean>;
  /**
   * Has a look taken that begins after this call: one that is under way may have passed what has just changed. Those who
   * ask while it is to come share it. Rejects as the look does.
   */
  anew(): Promise<void>;
  /** Resolves when none is under way; none begins after the signal. */
  ended(): Promise<void>;
}

/** How looks are taken. */
export interface LookRoundsOptions {
  readonly look: () => Promise<void>;
  /** Time from the end of a look to the next, in ms; 0 looks only when asked. */
  readonly intervalMs: number;
  readonly signal: AbortSignal;
}

/** Takes looks one at a time; the first begins at once, unless looks are only taken when asked for. */
export function lookRounds({ look, intervalMs, signal }: LookRoundsOptions): LookRounds {
  let running: Promise<void> | undefined;
  let next: Promise<void> | undefined;
  let timer: NodeJS.Timeout | undefined;
  signal.addEventListener("abort", () => clearTimeout(timer));

  const begin = (): Promise<void> => {
    if (signal.aborted) return Promise.resolve();
    clearTimeout(timer);
    running ??= look().finally(() => {
      running = undefined;
      if (intervalMs === 0 || signal.aborted) return;
      timer = setTimeout(again, intervalMs);
      timer.unref();
    });
    return running;
  };
  // Who asks for a look is told when those whom it asks fail; nobody asked for this one, and the next one tries again.
  const again = (): void => void begin().catch(() => undefined);
  if (intervalMs > 0) again();
  return {
    async now() {
      const shared = next ?? running;
      await (shared ?? begin());
      return shared === undefined && !signal.aborted;
    },
    anew() {
      if (running === undefined) return begin();
      next ??= running
        .catch(() => undefined)
        .then(() => {
          next = undefined;
          return begin();
        });
      return next;
    },
    async ended() {
      while (running !== undefined) await running.catch(() => undefined);
    },
  };
}
