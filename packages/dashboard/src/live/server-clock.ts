import { useSyncExternalStore } from "react";

let offset = 0;
const listeners = new Set<() => void>();
let timer: ReturnType<typeof setInterval> | undefined;
let second = tick();

/** The server's clock in milliseconds: what elapsed times are counted by, also where this machine's clock is wrong. */
export function serverNow(): number {
  return Date.now() + offset;
}

/** Says how far the server's clock is ahead of this machine's, in milliseconds. */
export function setClockOffset(ms: number): void {
  offset = ms;
}

/** How far the server's clock is ahead of this machine's, in milliseconds. */
export function clockOffset(): number {
  return offset;
}

/** The server's clock, in steps of a second. One timer for the whole page, which rests when nobody looks. */
export function useNow(): number {
  return useSyncExternalStore(subscribe, () => second);
}

function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  if (listeners.size === 1) {
    second = tick();
    timer = setInterval(() => {
      if (document.hidden) return;
      second = tick();
      for (const each of listeners) each();
    }, 1_000);
  }
  return () => {
    listeners.delete(listener);
    if (listeners.size === 0) clearInterval(timer);
  };
}

function tick(): number {
  return Math.floor(serverNow() / 1_000) * 1_000;
}
