/** A stretch of time, in milliseconds. */
export interface Stretch {
  readonly from: number;
  readonly to: number;
}

/** When nothing worked in a run, and how much of its time that is. */
export interface Idle {
  /** In order, apart from each other; only those that are worth a fold. */
  readonly gaps: readonly Stretch[];
  /** Part of the whole time that the gaps take, 0 to 1. */
  readonly share: number;
}

/** A run that was idle for more than this part of its time is folded unless a person says otherwise. */
export const MOST_IDLE = 0.6;
/** Shorter than this nothing is folded, in milliseconds. */
const LEAST_GAP = 2_000;
/** Shorter than this part of the time in which something worked, neither. */
const LEAST_PART = 0.05;

/**
 * Finds when nothing worked between two times. `works` may overlap and comes in the order of its beginnings;
 * a stretch that goes on ends with `to`.
 */
export function findIdle(
  works: Iterable<{ readonly start: number; readonly end: number | undefined }>,
  { from, to }: Stretch,
): Idle {
  const all: Stretch[] = [];
  let reached = from;
  for (const { start, end } of works) {
    if (start > reached) all.push({ from: reached, to: Math.min(start, to) });
    reached = Math.max(reached, end ?? to);
    if (reached >= to) break;
  }
  if (reached < to) all.push({ from: reached, to });
  const idle = all.reduce((sum, gap) => sum + gap.to - gap.from, 0);
  const least = Math.max(LEAST_GAP, (to - from - idle) * LEAST_PART);
  const gaps = all.filter((gap) => gap.to - gap.from >= least);
  const folded = gaps.reduce((sum, gap) => sum + gap.to - gap.from, 0);
  return { gaps, share: to > from ? folded / (to - from) : 0 };
}
