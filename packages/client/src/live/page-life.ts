/** What a page goes through. Nothing of it is told twice in a row, but `wake`. */
export interface PageLifeEvents {
  /** Somebody may have come back, or the network, or the machine: look at once whether all is well. */
  wake(): void;
  /** Whether somebody can see the page. */
  show(isShown: boolean): void;
  /** The page stands still from now on, or is about to go; it may never wake again. */
  freeze(): void;
  /** It goes on after that. */
  thaw(): void;
}

/** So often it is looked at whether the clock has made a jump, in milliseconds. */
const TICK_MS = 5_000;
/** A tick that comes this much too late was slept through, in milliseconds. Throttled tabs tick once a minute. */
const JUMP_MS = 65_000;

/** Watches the page that this runs in until the answer is called; where there is no page, only the clock. */
export function watchPageLife(events: PageLifeEvents): () => void {
  const end = new AbortController();
  const { signal } = end;
  const page = globalThis.document;
  const on = (target: EventTarget | undefined, names: string, call: () => void): void => {
    for (const name of names.split(" ")) target?.addEventListener?.(name, call, { signal });
  };
  let isFrozen = false;
  const freeze = (): void => {
    if (isFrozen) return;
    isFrozen = true;
    events.freeze();
  };
  const thaw = (): void => {
    if (isFrozen) events.thaw();
    isFrozen = false;
    events.wake();
  };
  on(globalThis, "online focus", () => events.wake());
  on(globalThis, "pagehide", freeze);
  on(globalThis, "pageshow", thaw);
  if (page !== undefined) {
    on(page, "freeze", freeze);
    on(page, "resume", thaw);
    on(page, "visibilitychange", () => {
      const isShown = page.visibilityState !== "hidden";
      events.show(isShown);
      if (isShown) events.wake();
    });
    if (page.visibilityState === "hidden") events.show(false);
  }
  let before = Date.now();
  const ticking = setInterval(() => {
    const now = Date.now();
    if (now - before > TICK_MS + JUMP_MS) events.wake();
    before = now;
  }, TICK_MS);
  signal.addEventListener("abort", () => clearInterval(ticking), { once: true });
  return () => end.abort();
}
