import type { RunState, StepState } from "../run/state.ts";
import { isSettled } from "../run/status.ts";

/**
 * The wave of every step of a run, from 1: how many steps are in the longest chain of steps before
 * it. The children of a container are in their container's wave.
 */
export function wavesOfRun(state: RunState): ReadonlyMap<string, number> {
  const waves = new Map<string, number>();
  for (const step of state.steps.values()) {
    // Those that it hangs on are asked first, by a list of our own: a chain may be longer than the stack is deep.
    const asked = [step];
    for (let last = asked.at(-1); last; last = asked.at(-1)) {
      const unknown = before(last).find(({ id }) => !waves.has(id));
      if (unknown) asked.push(unknown);
      else waves.set(last.id, waveOf(asked.pop() ?? last, waves));
    }
  }
  return waves;
}

function before({ parent, dependencies }: StepState): readonly StepState[] {
  return parent ? [parent] : dependencies;
}

/** The wave of a step whose steps before it have theirs. */
function waveOf(step: StepState, waves: ReadonlyMap<string, number>): number {
  const { parent, dependencies } = step;
  if (parent) return waves.get(parent.id) ?? 1;
  return dependencies.reduce((wave, { id }) => Math.max(wave, 1 + (waves.get(id) ?? 1)), 1);
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
