import type { RunState, StepState } from "../run/state.ts";

/**
 * The wave of every step of a run, from 1: how many steps are in the longest chain of steps before
 * it. The children of a container are in their container's wave.
 */
export function wavesOfRun(state: RunState): ReadonlyMap<string, number> {
  const waves = new Map<string, number>();
  const waveOf = (step: StepState): number => {
    const known = waves.get(step.id);
    if (known !== undefined) return known;
    const wave = step.parent
      ? waveOf(step.parent)
      : 1 + Math.max(0, ...step.dependencies.map(waveOf));
    waves.set(step.id, wave);
    return wave;
  };
  for (const step of state.steps.values()) waveOf(step);
  return waves;
}
