import type { RunEvent } from "./events.ts";
import type { Role, RunState, StepState } from "./state.ts";

/** An attempt that could start now, if it is admitted. */
export interface Wish {
  readonly step: StepState;
  readonly role: Role;
  readonly resume: string | undefined;
  readonly guidance: string | undefined;
}

/** What follows from a state at a time. */
export interface Decision {
  readonly events: RunEvent[];
  readonly starts: Wish[];
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

/** The wish to start an attempt: which session it goes on in and what it is told. */
export function wishFor(
  state: RunState,
  step: StepState,
  role: Role,
  guidance: string | undefined,
): Wish {
  const own = role === "critic" ? step.criticSession : role === "author" ? step.session : undefined;
  const follows =
    role === "author" && step.def.kind === "agent" && step.def.session.startsWith("continue:")
      ? state.steps.get(step.def.session.slice("continue:".length))?.session
      : undefined;
  const session = own ?? follows;
  return { step, role, resume: session?.loadable ? session.id : undefined, guidance };
}

/** The id of the timer that this decision sets. */
export function timerId(step: StepState, state: RunState): string {
  return `${step.id}#${step.generation}.t${state.timerCount + 1}`;
}
