import { MAX_STEPS } from "../plan/plan.ts";
import type { RunEvent } from "./events.ts";
import { isInside } from "./graph.ts";
import { OBSERVED_TYPES } from "./observed-events.ts";
import { hasAttempts } from "./retry-rung.ts";
import { retryProblem } from "./retry-step.ts";
import { runningBeside } from "./revision.ts";
import type { Need, RunState, StepState } from "./state.ts";
import { isSettled } from "./status.ts";

/** Needs of a step in which an event that `decide` makes may follow. */
const SERVES: Partial<Record<RunEvent["type"], readonly Need[]>> = {
  "attempt.started": ["enter", "start", "judge", "ladder", "repaired", "answered"],
  "critic.judged": ["verdict"],
  "step.completed": ["judge", "complete", "children", "answered"],
  "step.failed": ["ladder", "repaired", "answered", "enter", "start", "judge"],
  "step.skipped": ["enter"],
  "step.sentBack": ["sendBack", "answered"],
  "request.opened": ["enter", "ask", "ladder", "repaired", "start", "judge", "answered"],
  "timer.set": ["park", "ladder", "repaired"],
  "plan.extended": ["enter"],
  "plan.revised": ["repaired"],
};

/**
 * Why an event may not be written after this state; undefined when it may. The engine checks what
 * comes from outside (answers, cancels), the simulation checks everything.
 */
export function check(state: RunState, event: RunEvent): string | undefined {
  if (event.type.startsWith("agent.") || event.type === "note") return undefined;
  if (OBSERVED_TYPES.has(event.type)) return "only runs of other harnesses have it";
  if (event.type === "run.created") return state.created ? "the run exists already" : undefined;
  if (!state.created) return "the run does not exist";
  if (state.ended) return `the run is ${state.ended.status}`;
  if (!("step" in event) || event.step === undefined) return checkRun(state, event);
  const step = state.steps.get(event.step);
  if (!step) return `there is no step ${event.step}`;
  if (event.type === "step.reopened") {
    if (step.attempt) return "it still runs";
    if (!state.reopening?.members.includes(step)) return "nobody sent it back";
    return event.data.generation === step.generation + 1
      ? undefined
      : `its generation is ${step.generation}`;
  }
  if (event.type === "request.answered" || event.type === "request.expired")
    return checkRequest(state, event);
  if (isSettled(step.status)) {
    const isRetry = event.type === "step.sentBack" && event.data.to === step.id;
    return isRetry ? retryProblem(state, step) : `${step.id} is ${step.status}`;
  }
  if (event.type !== "attempt.started" && "attempt" in event && event.type !== "critic.judged") {
    return step.attempt?.id === event.attempt ? undefined : `${event.attempt} is not under way`;
  }
  if (event.type === "step.taken") return takenProblem(state, step);
  if (event.type === "timer.fired")
    return state.timers.has(event.data.timer) ? undefined : "there is no such timer";
  return checkMove(state, step, event);
}

/** Work of another run is taken over before a run starts, and only what its birth says. */
function takenProblem(state: RunState, step: StepState): string | undefined {
  if (state.started) return "the run has started";
  const { need, children } = step;
  if (need !== "enter" && !(need === "children" && children.length > 0))
    return `${step.id} waits for steps that are not there`;
  return state.created?.fork?.taken.some((each) => each.step === step.id)
    ? undefined
    : "the run does not say where it was done";
}

function checkRun(state: RunState, event: RunEvent): string | undefined {
  switch (event.type) {
    case "run.planned":
      return state.plan ? "the run has its plan already" : undefined;
    case "run.started":
      if (!state.plan) return "the run has no plan";
      return state.started ? "the run has started already" : undefined;
    case "run.resumed":
      return state.paused ? undefined : "the run is not paused";
    case "run.paused":
      if (state.cancel || state.fatal) return "the run is ending";
      return state.paused ? "the run is paused already" : undefined;
    case "cancel.requested":
      return state.cancel ? "the run is being cancelled already" : undefined;
    case "run.completed":
      if (!state.started) return "the run has not started";
      if (state.cancel || state.fatal) return "the run is ending in another way";
      return state.open > 0 ? `${state.open} steps are open` : stillActive(state);
    case "run.failed":
      return state.fatal ? stillActive(state) : "no step has failed for good";
    case "run.cancelled":
      return state.cancel ? stillActive(state) : "nobody asked for it";
    case "budget.exceeded":
      return state.budgetExceeded ? "the budget was exceeded before" : undefined;
    default:
      return undefined;
  }
}

function stillActive({ active }: RunState): string | undefined {
  return active.size > 0 ? `${active.size} attempts are under way` : undefined;
}

function checkRequest(
  state: RunState,
  event: Extract<RunEvent, { type: "request.answered" | "request.expired" }>,
): string | undefined {
  const { request } = event.data;
  const earlier = state.answers.get(request);
  if (earlier) return `${earlier.by} has answered it already`;
  const open = state.requests.get(request);
  if (open?.step !== event.step) return "there is no such open request";
  if (event.type === "request.expired" || open.options.length === 0) return undefined;
  const chosen = open.options.find((option) => option.id === event.data.option);
  if (!chosen) return "it wants one of its options";
  return JSON.stringify(chosen.effect) === JSON.stringify(event.data.effect)
    ? undefined
    : `option ${chosen.id} has another effect`;
}

/** Checks what `decide` says of a step that is not settled. */
function checkMove(state: RunState, step: StepState, event: RunEvent): string | undefined {
  if (step.attempt) return `${step.attempt.id} is under way`;
  const serves = SERVES[event.type];
  if (serves && !serves.includes(step.need) && !goesOn(step, event))
    return `${step.id} needs ${step.need}`;
  if (state.reopening?.closing.has(step)) return `${step.id} is about to begin anew`;
  switch (event.type) {
    case "attempt.started":
      if (event.data.role !== "supervisor" && !hasAttempts(step))
        return `steps of kind ${step.def.kind} have no attempts of their own`;
      if (!state.started) return "the run has not started";
      if (step.blockers > 0) return `it waits for ${step.blockers} steps`;
      if (event.data.generation !== step.generation) return `its generation is ${step.generation}`;
      if (event.data.ordinal !== step.ordinal + 1)
        return `its last attempt was number ${step.ordinal}`;
      if (state.cancel || state.fatal) return "the run is ending";
      return state.paused ? "the run is paused" : undefined;
    case "step.completed":
    case "step.failed": {
      const inside = [...state.active].find((other) => isInside(other, step));
      return inside ? `${inside.id} is under way` : undefined;
    }
    case "step.sentBack":
      return state.reopening ? "another send-back is under way" : undefined;
    case "request.opened":
      return state.requests.has(event.data.request) ? "that request is open already" : undefined;
    case "plan.extended":
    case "plan.revised":
      if (event.type === "plan.revised") {
        const [running] = runningBeside(state, step, event.data.keep);
        if (running) return `${running.id} is under way`;
      } else if (hasAttempts(step)) return `steps of kind ${step.def.kind} have no children`;
      return state.steps.size + event.data.steps.length > MAX_STEPS
        ? `the plan would have more than ${MAX_STEPS} steps`
        : undefined;
    default:
      return undefined;
  }
}

/** Whether an attempt that asked goes on: by the answer that it shares with others, or when a limit ends. */
function goesOn({ need, park }: StepState, { type }: RunEvent): boolean {
  if (type === "timer.set")
    return park?.until !== undefined && (need === "answered" || need === "ask");
  return type === "attempt.started" && need === "ask" && park?.ask?.shared !== undefined;
}
