import type { RunState, StepState } from "../run/state.ts";
import { isSettled } from "../run/status.ts";

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

/**
 * The first wave of a run with a step that is not settled, or the last one, and how many there are;
 * null while there is no step.
 */
export function waveOfRun(state: RunState): { current: number; total: number } | null {
  const waves = wavesOfRun(state);
  if (waves.size === 0) return null;
  let total = 1;
  let current = Infinity;
  for (const { id, status } of state.steps.values()) {
    const wave = waves.get(id) ?? 1;
    total = Math.max(total, wave);
    if (!isSettled(status)) current = Math.min(current, wave);
  }
  return { current: Math.min(current, total), total };
}
