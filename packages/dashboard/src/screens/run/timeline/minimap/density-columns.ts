import type { Density } from "../../../../trace/density.ts";
import type { TimeAxis } from "../scale/time-axis.ts";

/** How much happens in each column of pixels. */
export interface DensityColumns {
  readonly counts: Float32Array;
  readonly errors: Float32Array;
}

/** Sums the slices of a density by the column that they are drawn in; gaps that are folded are as narrow as on the axis. */
export function densityColumns(density: Density, axis: TimeAxis, width: number): DensityColumns {
  const counts = new Float32Array(width);
  const errors = new Float32Array(width);
  const { from, width: ms } = density;
  for (const [slice, count] of density.counts.entries()) {
    if (count === 0) continue;
    const at = axis.place(from + (slice + 0.5) * ms) / axis.length;
    const column = Math.min(width - 1, Math.max(0, Math.floor(at * width)));
    counts[column] = (counts[column] ?? 0) + count;
    errors[column] = (errors[column] ?? 0) + (density.errors[slice] ?? 0);
  }
  return { counts, errors };
}
