import type { Limits } from "../plan/step.ts";
import type { Wish } from "./deciding.ts";
import type { RunState, StepState } from "./state.ts";

/** Wishes with the tokens that are reserved for them, and those that wait for a reservation. */
export interface Reserved {
  readonly starts: readonly Wish[];
  readonly held: readonly Wish[];
}

/** What a run may spend: its plan's limits, and more once a person has let it go on. */
export function limitsOfRun({ plan, ceiling }: RunState): Limits {
  return { ...plan?.limits, ...ceiling };
}

/** What a step may spend: its plan's limits, and more once a person has let it go on. */
export function limitsOfStep({ def, ceiling }: StepState): Limits {
  return { ...def.limits, ...ceiling };
}

/** Which budget of its own a step has used up, in words; undefined while there is something left. */
export function usedUp(step: StepState): string | undefined {
  const limits = limitsOfStep(step);
  const tokens = step.tokens + step.assumedTokens;
  if (limits.tokens !== undefined && tokens >= limits.tokens)
    return `${tokens} of ${limits.tokens} tokens`;
  return limits.costUsd !== undefined && step.costUsd >= limits.costUsd
    ? `$${step.costUsd} of $${limits.costUsd}`
    : undefined;
}

/** What a step may spend in all once a person has let it go on over its budget: as much again. */
export function raisedLimits(step: StepState): Limits | undefined {
  if (usedUp(step) === undefined) return limitsOfStep(step);
  const { tokens, costUsd } = step.def.limits ?? {};
  return {
    ...(tokens === undefined ? {} : { tokens: step.tokens + step.assumedTokens + tokens }),
    ...(costUsd === undefined ? {} : { costUsd: step.costUsd + costUsd }),
  };
}

/** Tokens that count against a run's budget: what attempts said, and what was left to those that did not say. */
export function countedTokens({ spent }: RunState): number {
  return spent.inputTokens + spent.outputTokens + spent.assumedTokens;
}

/**
 * Reserves tokens for the attempts that could start. What is left of the run, without what is
 * reserved for attempts under way, is shared evenly among them; nobody gets more than is left of its
 * own step. Who finds nothing left waits until an attempt under way gives back what it did not use.
 *
 * *Contract*: what was used and what is reserved are never together more than the run's budget. The
 * reservation is part of `attempt.started`, so that it is durable when, and only when, the start is.
 */
export function reserve(state: RunState, wishes: readonly Wish[]): Reserved {
  const limit = limitsOfRun(state).tokens;
  const starts: Wish[] = [];
  const held: Wish[] = [];
  let left = limit === undefined ? Infinity : limit - countedTokens(state) - inFlight(state);
  let others = wishes.filter(spends).length;
  for (const wish of wishes) {
    if (!spends(wish)) starts.push(wish);
    else if (left <= 0) held.push(wish);
    else {
      const tokens = Math.min(Math.max(1, Math.floor(left / others)), leftOfStep(wish.step));
      others--;
      if (tokens === Infinity) starts.push(wish);
      else {
        left -= tokens;
        starts.push({ ...wish, maxTokens: tokens });
      }
    }
  }
  return { starts, held };
}

/** Tokens that are reserved for attempts under way. */
export function inFlight({ active }: RunState): number {
  let tokens = 0;
  for (const { attempt } of active) tokens += attempt?.maxTokens ?? 0;
  return tokens;
}

/** Whether an attempt calls an agent: a step's own, or a supervisor of any step. */
function spends({ step, role }: Wish): boolean {
  return step.def.kind === "agent" || role === "supervisor";
}

/** A step that begins anew has its whole budget for that attempt, whatever the earlier ones used. */
function leftOfStep(step: StepState): number {
  const own = limitsOfStep(step).tokens;
  if (own === undefined) return Infinity;
  const left = own - step.tokens - step.assumedTokens;
  return left > 0 ? left : (step.def.limits?.tokens ?? own);
}
