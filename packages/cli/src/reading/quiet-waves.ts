import { type StepObject, waveTitle } from "@wheelhouse/core";

/** A wave of which every step was skipped, in the place of its steps. */
export interface QuietWave {
  readonly wave: number;
  readonly title: string;
  /** Why, where all were skipped for one reason. */
  readonly reason: string | undefined;
}

/** Fewer steps than this are shown one by one. */
const MANY = 3;

/** Steps in the order of their waves, where a wave that was skipped as a whole is one line. */
export function withQuietWaves(steps: readonly StepObject[]): readonly (StepObject | QuietWave)[] {
  const waves = Map.groupBy(
    steps.toSorted((a, b) => a.wave - b.wave),
    ({ wave }) => wave,
  );
  return [...waves].flatMap(([wave, inIt]): readonly (StepObject | QuietWave)[] => {
    if (inIt.length < MANY || inIt.some(({ status }) => status !== "skipped")) return inIt;
    const reasons = new Set(inIt.map(({ reason }) => reason));
    const title = waveTitle(inIt.map(({ id }) => id));
    const [reason] = reasons;
    return [
      {
        wave,
        title: `${title === undefined ? "" : `${title}: `}${inIt.length} steps`,
        reason: reasons.size === 1 ? (reason ?? undefined) : undefined,
      },
    ];
  });
}

/** Whether it is such a wave. */
export function isQuietWave(line: StepObject | QuietWave): line is QuietWave {
  return !("id" in line);
}
