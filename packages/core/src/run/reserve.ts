import type { Limits } from "../plan/step.ts";
import type { Wish } from "./deciding.ts";
import type { Role, RunState, StepState } from "./state.ts";

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
  const { wishes: paid, held: unpaid } = reserveCost(state, wishes);
  const { starts, held } = reserveTokens(state, paid);
  return { starts, held: [...unpaid, ...held] };
}

/**
 * Reserves dollars for sub-runs: what is left of the run, shared evenly among them. An agent cannot be held to a sum, a
 * sub-run can: the sum is the budget of its plan.
 */
function reserveCost(
  state: RunState,
  wishes: readonly Wish[],
): { readonly wishes: readonly Wish[]; readonly held: readonly Wish[] } {
  const limit = limitsOfRun(state).costUsd;
  const inner = wishes.filter(isSubRun).length;
  if (limit === undefined && inner === 0) return { wishes, held: [] };
  let left = (limit ?? Infinity) - state.spent.costUsd;
  for (const { attempt } of state.active) left -= attempt?.maxCostUsd ?? 0;
  const held: Wish[] = [];
  const paid = wishes.flatMap((wish) => {
    if (!isSubRun(wish)) return [wish];
    const { limits } = wish.step.def;
    const own = (limits?.costUsd ?? Infinity) - wish.step.costUsd;
    const part = Math.min(left / inner, own > 0 ? own : (limits?.costUsd ?? Infinity));
    if (part === Infinity) return [wish];
    if (part > 0) return [{ ...wish, maxCostUsd: part }];
    held.push(wish);
    return [];
  });
  return { wishes: paid, held };
}

const isSubRun = ({ step, role }: Wish): boolean => step.def.kind === "run" && role === "author";

function reserveTokens(state: RunState, wishes: readonly Wish[]): Reserved {
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

function spends({ step, role }: Wish): boolean {
  return spendsIn(step, role);
}

/** Whether an attempt uses tokens: of an agent, of a sub-run, or of a supervisor of any step. */
export function spendsIn({ def }: StepState, role: Role): boolean {
  return def.kind === "agent" || def.kind === "run" || role === "supervisor";
}

/** A step that begins anew has its whole budget for that attempt, whatever the earlier ones used. */
function leftOfStep(step: StepState): number {
  const own = limitsOfStep(step).tokens;
  if (own === undefined) return Infinity;
  const left = own - step.tokens - step.assumedTokens;
  return left > 0 ? left : (step.def.limits?.tokens ?? own);
}
