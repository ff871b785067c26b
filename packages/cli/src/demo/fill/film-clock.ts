import type { Clock } from "@wheelhouse/engine";

/** A clock for runs that are shown as if they had been some time ago. It never shows a time that is still to come. */
export interface FilmClock extends Clock {
  /** Goes on from this time, in milliseconds. A time that has been is not gone back to. */
  jumpTo(time: number): void;
}

/** How often faster than life it goes. */
const SPEED = 40;

/**
 * A clock that begins at a time and goes faster than life: what takes a scripted agent a second looks
 * like forty, as it does with a model. The order and the proportions of what happens are real.
 */
export function createFilmClock(start: number): FilmClock {
  let base = start;
  let since = Date.now();
  const now = (): number => Math.min(Date.now(), base + (Date.now() - since) * SPEED);
  return {
    now,
    after(ms, call) {
      const timer = setTimeout(call, Math.min(2 ** 31 - 1, ms / SPEED));
      return () => clearTimeout(timer);
    },
    jumpTo(time) {
      base = Math.max(now(), time);
      since = Date.now();
    },
  };
}
