import { MAX_STEPS } from "../plan/plan.ts";
import type { RunEvent } from "./events.ts";
import type { RunState } from "./state.ts";
import { isSettled } from "./status.ts";

/**
 * Why an event may not be written after this state; undefined when it may. The engine checks what
 * comes from outside (answers, cancels), the simulation checks everything.
 */
export function check(state: RunState, event: RunEvent): string | undefined {
  if (event.type.startsWith("agent.") || event.type === "note") return undefined;
  if (event.type === "run.created") return state.created ? "the run exists already" : undefined;
  if (!state.created) return "the run does not exist";
  if (state.ended) return `the run is ${state.ended.status}`;
  if (event.type === "run.planned") return state.plan ? "the run has its plan already" : undefined;
  if (event.type === "run.resumed") return state.paused ? undefined : "the run is not paused";
  if (event.type === "run.paused") return state.paused ? "the run is paused already" : undefined;
  if (event.type === "cancel.requested")
    return state.cancel ? "the run is being cancelled already" : undefined;
  if (event.type === "run.completed" && state.open > 0) return `${state.open} steps are open`;
  if (event.type === "run.failed" && !state.fatal) return "no step has failed for good";
  if (event.type === "run.cancelled" && !state.cancel) return "nobody asked for it";
  if (event.type === "request.answered") {
    const earlier = state.answers.get(event.data.request);
    if (earlier) return `${earlier.by} has answered it already`;
    if (!state.requests.has(event.data.request)) return "there is no such open request";
  }
  if (event.type === "step.sentBack" && state.reopening) return "another send-back is under way";
  if (event.type === "plan.extended" && state.steps.size + event.data.steps.length > MAX_STEPS) {
    return `the plan would have more than ${MAX_STEPS} steps`;
  }
  if (!("step" in event) || event.step === undefined) return undefined;
  const step = state.steps.get(event.step);
  if (!step) return `there is no step ${event.step}`;
  if (event.type === "step.reopened") {
    if (step.attempt) return "it still runs";
    return event.data.generation === step.generation + 1
      ? undefined
      : `its generation is ${step.generation}`;
  }
  if (isSettled(step.status)) return `${step.id} is ${step.status}`;
  if (event.type === "attempt.started") {
    if (!state.started) return "the run has not started";
    if (step.attempt) return `${step.attempt.id} is under way`;
    if (step.blockers > 0) return `it waits for ${step.blockers} steps`;
    if (event.data.generation !== step.generation) return `its generation is ${step.generation}`;
    if (event.data.ordinal !== step.ordinal + 1)
      return `its last attempt was number ${step.ordinal}`;
    return state.paused ? "the run is paused" : undefined;
  }
  if (event.type.startsWith("attempt.") || event.type.startsWith("session.")) {
    const { attempt } = event as { attempt: string };
    return step.attempt?.id === attempt ? undefined : `${attempt} is not under way`;
  }
  if (event.type === "step.completed" || event.type === "step.failed") {
    return step.attempt ? `${step.attempt.id} is under way` : undefined;
  }
  return undefined;
}
