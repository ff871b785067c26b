import type { RosterWave } from "./roster-of.ts";

/** With fewer steps than this everything has room. */
const ROOM = 14;

/** What a person unfolded or folded, by wave. */
export type WaveChoices = ReadonlyMap<number, boolean>;

/**
 * Whether the steps of a wave are hidden: those of a finished one while the run goes on and there are many, and those of
 * one that was skipped as a whole, unless a person has said otherwise, or the step that is shown is one of them. What
 * failed is never hidden by itself.
 */
export function isFolded(
  { wave, status, steps, skipped }: RosterWave,
  {
    choices,
    shown,
    isOpen,
    count,
  }: {
    readonly choices: WaveChoices;
    readonly shown: string | undefined;
    readonly isOpen: boolean;
    readonly count: number;
  },
): boolean {
  const chosen = choices.get(wave);
  if (chosen !== undefined) return chosen;
  const isFinished = isOpen && count >= ROOM && status === "completed";
  if (!isFinished && skipped < steps.length) return false;
  return steps.every(({ step }) => step.id !== shown);
}
