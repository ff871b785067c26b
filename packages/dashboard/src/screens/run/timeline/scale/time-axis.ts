import type { Stretch } from "./fold-idle.ts";

/**
 * A run's time as it is drawn: the same as it passed, but for gaps that are folded to something short.
 * Places on it are milliseconds from the start, as if the gaps were that short.
 */
export interface TimeAxis {
  /** Length of the whole, in milliseconds of the axis. */
  readonly length: number;
  /** Gaps that are folded: where they are on the axis, and how long they were. */
  readonly folds: readonly { readonly from: number; readonly to: number; readonly ms: number }[];
  /** Where a time, in milliseconds since 1970, is on the axis. Monotone; outside of the run it goes on as usual. */
  place(time: number): number;
  /** The time of a place; the inverse of {@link place}. */
  time(place: number): number;
}

/** A folded gap has this part of the length of everything that is not. */
const FOLD_PART = 0.035;

/** The axis of a run between two times. Pure: the same times and gaps give the same places. */
export function timeAxis({ from, to }: Stretch, gaps: readonly Stretch[] = []): TimeAxis {
  const idle = gaps.reduce((sum, gap) => sum + gap.to - gap.from, 0);
  const fold = Math.max(1, (to - from - idle) * FOLD_PART);
  /** Where pieces begin in time and on the axis: outside and inside of gaps by turns. */
  const times = [from];
  const places = [0];
  const folds: { from: number; to: number; ms: number }[] = [];
  let cut = 0;
  for (const gap of gaps) {
    const ms = gap.to - gap.from;
    const length = Math.min(fold, ms);
    const start = gap.from - from - cut;
    folds.push({ from: start, to: start + length, ms });
    times.push(gap.from, gap.to);
    places.push(start, start + length);
    cut += ms - length;
  }
  return {
    length: Math.max(1, to - from - cut),
    folds,
    place: (time) => interpolate(times, places, time),
    time: (place) => interpolate(places, times, place),
  };
}

/** A function that is straight between its corners and goes on with slope 1 outside of them. */
function interpolate(xs: readonly number[], ys: readonly number[], x: number): number {
  let low = 0;
  let high = xs.length - 1;
  while (low < high) {
    const middle = (low + high + 1) >>> 1;
    if ((xs[middle] ?? 0) <= x) low = middle;
    else high = middle - 1;
  }
  const [x1 = 0, x2] = [xs[low], xs[low + 1]];
  const [y1 = 0, y2] = [ys[low], ys[low + 1]];
  if (x2 === undefined || y2 === undefined || x < x1 || x2 === x1) return y1 + (x - x1);
  return y1 + ((x - x1) * (y2 - y1)) / (x2 - x1);
}
