import type { RunEvent } from "./events.ts";
import { guidanceOf } from "./guidance.ts";
import type { Grant } from "./asked.ts";
import type { Role, RunState, SessionRef, StepState } from "./state.ts";

/** An attempt that could start now, if it is admitted. */
export interface Wish {
  readonly step: StepState;
  readonly role: Role;
  readonly resume: string | undefined;
  readonly guidance: string | undefined;
  /** What a person has said to calls that this step asked to be allowed. */
  readonly grants: readonly Grant[];
  /** Tokens that are reserved for it, of what is left to its step and the run; undefined without a budget. */
  readonly maxTokens: number | undefined;
  /** Dollars that are reserved for it, when it is a sub-run of a run with a budget of dollars. */
  readonly maxCostUsd: number | undefined;
}

/** What follows from a state at a time. */
export interface Decision {
  readonly events: RunEvent[];
  readonly starts: Wish[];
  /** Attempts that wait until one under way gives back tokens that were reserved for it. */
  readonly held: Wish[];
  /** Steps whose running attempt must be ended, with the reason. */
  readonly cancels: { readonly step: StepState; readonly reason: string }[];
}

/** What the parts of `decide` write into. */
export interface Deciding extends Decision {
  readonly state: RunState;
  readonly now: number;
  /** The id of the next request. */
  nextRequest(): string;
}

/**
 * The wish to start an attempt: which session it goes on in and what it is told. An author is told
 * all that its step knows, the other roles only what `word` says. Tokens are reserved later, for all at once.
 */
export function wishFor(state: RunState, step: StepState, role: Role, word?: string): Wish {
  const session = sessionFor(state, step, role);
  const guidance = role === "author" ? guidanceOf(step) : word;
  const resume = session?.loadable ? session.id : undefined;
  return {
    step,
    role,
    resume,
    guidance,
    grants: step.grants,
    maxTokens: undefined,
    maxCostUsd: undefined,
  };
}

function sessionFor(state: RunState, step: StepState, role: Role): SessionRef | undefined {
  const { def } = step;
  if (role === "critic") return step.criticSession;
  if (role !== "author" || def.kind !== "agent") return undefined;
  if (step.session || !def.session.startsWith("continue:")) return step.session;
  const follows = state.steps.get(def.session.slice("continue:".length))?.session;
  // A conversation with one agent means nothing to another.
  return def.agent === undefined || def.agent === follows?.agent ? follows : undefined;
}

/** How many steps the run has once all that was decided so far is folded. */
export function stepsDecided({ state, events }: Deciding): number {
  let count = state.steps.size;
  for (const event of events)
    if (event.type === "plan.extended" || event.type === "plan.revised")
      count += event.data.steps.length;
  return count;
}

/** The id of the timer that this decision sets. */
export function timerId(step: StepState, state: RunState): string {
  return `${step.id}#${step.generation}.t${state.timerCount + 1}`;
}
