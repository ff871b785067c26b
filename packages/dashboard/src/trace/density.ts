import type { RunDensity } from "@wheelhouse/core";

/** How much happened when, in slices of time that are all as long. */
export interface Density {
  /** When the first slice begins, in milliseconds. */
  readonly from: number;
  /** How long a slice is, in milliseconds. */
  readonly width: number;
  readonly counts: Uint32Array;
  /** How many of them say that something went wrong. */
  readonly errors: Uint32Array;
  /** One more thing happened. What is before `from` counts as the first. */
  add(at: number, isError: boolean): void;
}

/** Slices of a density: more than a screen has columns. */
export const SLICES = 2_048;

/**
 * Goes on from a density that the server counted. When time goes beyond the last slice, each two become one, so
 * that an event costs the same however long the run is.
 */
export function createDensity({ from, to, counts, errors }: RunDensity): Density {
  let width = Math.max(1, counts.length === 0 ? 1 : (to - from) / counts.length);
  const own = { counts: new Uint32Array(SLICES), errors: new Uint32Array(SLICES) };
  own.counts.set(counts.slice(0, SLICES));
  own.errors.set(errors.slice(0, SLICES));

  return {
    from,
    get width() {
      return width;
    },
    ...own,
    add(at, isError) {
      let slice = Math.max(0, Math.floor((at - from) / width));
      while (slice >= SLICES) {
        halve(own.counts);
        halve(own.errors);
        width *= 2;
        slice = Math.floor((at - from) / width);
      }
      own.counts[slice] = (own.counts[slice] ?? 0) + 1;
      if (isError) own.errors[slice] = (own.errors[slice] ?? 0) + 1;
    },
  };
}

function halve(slices: Uint32Array): void {
  const half = slices.length / 2;
  for (let index = 0; index < half; index++)
    slices[index] = (slices[2 * index] ?? 0) + (slices[2 * index + 1] ?? 0);
  slices.fill(0, half);
}
