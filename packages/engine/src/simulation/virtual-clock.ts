import type { Clock } from "../ports.ts";

/** A clock that only moves when it is told to. */
export interface VirtualClock extends Clock {
  /** Moves to the next timer and calls it; false when none is set. */
  step(): boolean;
}

/** A clock that begins at `start` ms. */
export function createVirtualClock(start = 1_000_000): VirtualClock {
  let now = start;
  let count = 0;
  const timers = new Map<number, { at: number; call: () => void }>();
  return {
    now: () => now,
    after(ms, call) {
      const id = ++count;
      timers.set(id, { at: now + ms, call });
      return () => void timers.delete(id);
    },
    step() {
      let next: [number, { at: number; call: () => void }] | undefined;
      for (const entry of timers) if (!next || entry[1].at < next[1].at) next = entry;
      if (!next) return false;
      timers.delete(next[0]);
      now = Math.max(now, next[1].at);
      next[1].call();
      return true;
    },
  };
}
