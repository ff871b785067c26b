import type { TimeAxis } from "./time-axis.ts";
import type { TimeView } from "./time-view.ts";

const SECOND = 1_000;
const MINUTE = 60 * SECOND;
const HOUR = 60 * MINUTE;

/** Distances between ticks that a person can count in, in milliseconds. */
const STEPS = [
  1,
  2,
  5,
  10,
  20,
  50,
  100,
  200,
  500,
  ...[1, 2, 5, 10, 15, 30].map((seconds) => seconds * SECOND),
  ...[1, 2, 5, 10, 15, 30].map((minutes) => minutes * MINUTE),
  ...[1, 2, 3, 6, 12, 24, 48, 96, 240].map((hours) => hours * HOUR),
];

/** A line of the ruler. */
export interface Tick {
  /** On the axis, in milliseconds. */
  readonly place: number;
  /** Elapsed time since the start of the run, such as `1:02:00`. */
  readonly label: string;
}

/**
 * The ruler of a view: ticks at round elapsed times, at most about `most`. What lies in a folded gap has none, nor
 * has what would stand on the tick before it.
 */
export function ticksOf(
  axis: TimeAxis,
  { from, to }: TimeView,
  start: number,
  most: number,
): readonly Tick[] {
  const step = STEPS.find((each) => (to - from) / each <= most) ?? 1_000 * HOUR;
  const ticks: Tick[] = [];
  const least = ((to - from) / Math.max(1, most)) * 0.6;
  const first = Math.max(0, Math.ceil((axis.time(from) - start) / step)) * step;
  const last = axis.time(to) - start;
  let at = first;
  while (at <= last && ticks.length <= 2 * most) {
    const place = axis.place(start + at);
    const fold = axis.folds.find((each) => each.from < place && place < each.to);
    if (fold) {
      // The first round time behind the gap; in any case a later one.
      at = Math.max(at + step, Math.ceil((axis.time(fold.to) - start) / step) * step);
      continue;
    }
    const before = ticks.at(-1);
    if (before === undefined || place - before.place >= least)
      ticks.push({ place, label: elapsedLabel(at, step) });
    at += step;
  }
  return ticks;
}

/** Elapsed time as a clock shows it, as exact as the distance between ticks. */
export function elapsedLabel(ms: number, step: number): string {
  const seconds = Math.floor(ms / SECOND);
  const [h, m, s] = [Math.floor(seconds / 3600), Math.floor(seconds / 60) % 60, seconds % 60];
  const rest = step < SECOND ? `.${String(ms % SECOND).padStart(3, "0")}` : "";
  if (h > 0) return `${h}:${pad(m)}:${pad(s)}${rest}`;
  return `${m}:${pad(s)}${rest}`;
}

function pad(value: number): string {
  return String(value).padStart(2, "0");
}
