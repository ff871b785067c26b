import { type ObservedState, RUN_LOG } from "./observed-state.ts";
import type { RunState } from "./state.ts";

/** Statuses of a step, derived from events. `waiting` waits for a person, `parked` for a time. */
export const STEP_STATUSES = [
  "pending",
  "running",
  "waiting",
  "parked",
  "completed",
  "failed",
  "skipped",
  "cancelled",
] as const;
/** Status of a step. */
export type StepStatus = (typeof STEP_STATUSES)[number];

/** Statuses of a run, derived from events. `interrupted` is added by who knows that nobody drives it. */
export const RUN_STATUSES = [
  "queued",
  "running",
  "waiting",
  "paused",
  "completed",
  "failed",
  "cancelled",
] as const;
/** Status of a run. */
export type RunStatus = (typeof RUN_STATUSES)[number];

/** Whether a step has ended in this generation. */
export function isSettled(status: StepStatus): boolean {
  return (
    status === "completed" || status === "failed" || status === "skipped" || status === "cancelled"
  );
}

/** Whether a run has ended for good. */
export function isTerminal(status: RunStatus): boolean {
  return status === "completed" || status === "failed" || status === "cancelled";
}

/** The status of a run as a person sees it. */
export function runStatus(state: RunState): RunStatus {
  if (state.ended) return state.ended.status;
  if (!state.started) return "queued";
  if (state.paused) return "paused";
  if (state.observed) return observedStatus(state.observed, state.active.size);
  if (state.active.size > 0 || hasMoves(state)) return "running";
  if (state.requests.size > 0 || state.timers.size > 0) return "waiting";
  return "running";
}

/** Why a run has failed or was cancelled; undefined when it did neither, or nobody says. */
export function endError(state: RunState): string | undefined {
  const { ended, observed } = state;
  return ended || runStatus(state) !== "failed" ? ended?.error : observed?.lastTurn?.error;
}

/**
 * The status of an open run of another harness: it waits while the wheel is not released, and is done when it says so
 * by its phase alone. A run that is nothing but a session is done while no turn of it goes on, and has failed as long as
 * the turn that ended last did.
 */
function observedStatus(observed: ObservedState, turns: number): RunStatus {
  const { source, wheel, phase, lastTurn } = observed;
  if (wheel) return "waiting";
  if (phase?.name === "done") return "completed";
  if (turns > 0 || source === RUN_LOG) return "running";
  return lastTurn?.error !== undefined ? "failed" : "completed";
}

/** Whether a step could move now. One that asks waits, while a request is open, for the answer that it shares. */
function hasMoves({ agenda, requests }: RunState): boolean {
  if (requests.size === 0) return agenda.size > 0;
  for (const step of agenda) if (step.need !== "ask") return true;
  return false;
}
