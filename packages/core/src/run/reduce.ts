/**
 * The fold of a run.
 *
 * Owns: every change of a RunState. `reduce` is total: it never throws, and an event that comes too
 * late (an older generation, an ended run, an attempt that is not open) is counted in `ignored` and
 * changes nothing else (SPEC R2, R3, S3).
 * Does not own: what happens next (`decide`), whether an event may be written (`check`).
 *
 * The state is changed in place: it has one owner, and copying 500 steps an event would cost more
 * than everything else that the engine does.
 */
import type { EventOf, RunEvent, Stamp } from "./events.ts";
import { addSteps, setNeed, settleStep } from "./graph.ts";
import { reduceAttempt } from "./reduce-attempt.ts";
import { createObservedState } from "./observed-state.ts";
import { reduceCritic } from "./reduce-critic.ts";
import { reduceObserved } from "./reduce-observed.ts";
import { reduceRequest } from "./reduce-request.ts";
import {
  closeRun,
  reduceExtension,
  reduceReopened,
  reduceResumed,
  reduceRevision,
  reduceSentBack,
} from "./reduce-run.ts";
import type { RunState } from "./state.ts";
import { isSettled } from "./status.ts";

/** Folds one event into the state and returns it. */
export function reduce(state: RunState, event: RunEvent & Stamp): RunState {
  state.seq = event.seq;
  const { observed } = state;
  if (observed && event.at > observed.lastEventAt) observed.lastEventAt = event.at;
  if (event.type.startsWith("agent.")) return state;
  state.updatedAt = observed?.lastEventAt ?? event.at;
  if (state.ended) {
    state.ignored++;
    return state;
  }
  switch (event.type) {
    case "run.created":
      if (state.created) break;
      state.created = {
        at: event.at,
        ...event.data,
        band: event.data.band,
        agent: event.data.agent,
        model: event.data.model,
      };
      if (event.data.source !== undefined) beginObserved(state, event.data.source, event.at);
      return state;
    case "run.planned":
      if (state.plan) break;
      state.plan = event.data.plan;
      state.planHash = event.data.hash;
      addSteps(state, event.data.plan.steps, undefined);
      return state;
    case "run.started":
      state.started ??= { at: event.at };
      return state;
    case "run.paused":
      state.paused = { ...event.data, at: event.at };
      return state;
    case "run.resumed":
      return reduceResumed(state);
    case "cancel.requested":
      state.cancel ??= { by: event.data.by, reason: event.data.reason };
      return state;
    case "run.completed":
    case "run.failed":
    case "run.cancelled":
      return closeRun(state, event);
    case "attempt.started":
    case "attempt.completed":
    case "attempt.failed":
    case "attempt.cancelled":
    case "attempt.lost":
    case "attempt.parked":
    case "session.opened":
    case "session.resumed":
      return observed ? reduceObserved(state, observed, event) : reduceAttempt(state, event);
    case "critic.judged":
      return reduceCritic(state, event);
    case "step.taken":
      return reduceTaken(state, event);
    case "step.completed":
    case "step.failed":
    case "step.skipped":
      return reduceSettled(state, event);
    case "step.sentBack":
      return reduceSentBack(state, event);
    case "step.reopened":
      return reduceReopened(state, event);
    case "request.opened":
    case "request.answered":
    case "request.expired":
    case "timer.set":
    case "timer.fired":
      return reduceRequest(state, event);
    case "plan.extended":
      return reduceExtension(state, event);
    case "plan.revised":
      return reduceRevision(state, event);
    case "budget.exceeded":
      state.budgetExceeded = true;
      return state;
    case "phase.entered":
    case "candidate.selected":
    case "candidate.dropped":
    case "queue.item.picked":
    case "queue.item.cleared":
    case "queue.item.blocked":
    case "wheel.requested":
    case "wheel.taken":
    case "wheel.released":
    case "repo.touched":
    case "session.spawned":
    case "session.ended":
    case "budget.spent":
      return observed ? reduceObserved(state, observed, event) : state;
    case "heartbeat":
    case "span.started":
    case "span.ended":
    case "span.recorded":
    case "finding.recorded":
    case "artifact.recorded":
    case "work.committed":
    case "handoff.written":
    case "budget.reserved":
    case "note":
    case "agent.prompt":
    case "agent.text":
    case "agent.thought":
    case "agent.tool.started":
    case "agent.tool.updated":
    case "agent.plan":
    case "agent.usage":
    case "agent.permission":
    case "agent.note":
      return state;
    default: {
      // An event of a newer version or a foreign log stays on the timeline and changes nothing.
      event satisfies never;
      return state;
    }
  }
  state.ignored++;
  return state;
}

/** What a foreign run has used is unknown until somebody says it. */
function beginObserved(state: RunState, source: string, at: number): void {
  state.observed = createObservedState(source, at);
  state.spent.unknownTokens++;
  state.spent.unknownCost++;
}

/** Folds a list of events. */
export function reduceAll(state: RunState, events: Iterable<RunEvent & Stamp>): RunState {
  for (const event of events) reduce(state, event);
  return state;
}

/** Settles a step by the work of the run that this one was forked from. */
function reduceTaken(state: RunState, event: EventOf<"step.taken"> & Stamp): RunState {
  const step = state.steps.get(event.step);
  if (!step || isSettled(step.status)) {
    state.ignored++;
    return state;
  }
  const origin = state.created?.fork?.taken.find((each) => each.step === event.step);
  step.output = event.data.output;
  step.taken = origin && { run: origin.run, seq: origin.seq };
  settleStep(state, step, "completed");
  return state;
}

function reduceSettled(
  state: RunState,
  event: (EventOf<"step.completed"> | EventOf<"step.failed"> | EventOf<"step.skipped">) & Stamp,
): RunState {
  const step = state.steps.get(event.step);
  if (!step || isSettled(step.status)) {
    state.ignored++;
    return state;
  }
  if (event.type === "step.completed") {
    step.output = event.data.output === undefined ? step.candidate : event.data.output;
    settleStep(state, step, "completed");
  } else if (event.type === "step.skipped") {
    step.reason = event.data.reason;
    settleStep(state, step, "skipped");
  } else {
    step.reason = event.data.error;
    step.failure = { class: event.data.class, error: event.data.error, role: "author" };
    settleStep(state, step, "failed");
    if (event.data.tolerated) return state;
    if (!step.parent) state.fatal ??= { step: step.id, error: event.data.error };
    else if (!step.parent.failure) {
      const error = `${step.id}: ${event.data.error}`;
      step.parent.failure = { class: event.data.class, error, role: "author" };
      setNeed(state, step.parent, "ladder");
    }
  }
  return state;
}
