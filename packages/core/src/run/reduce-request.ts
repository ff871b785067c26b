import type { EventOf, Stamp } from "./events.ts";
import { failStep } from "./fail-step.ts";
import { setNeed } from "./graph.ts";
import { answerInWords, guidanceAfter } from "./guidance.ts";
import { raisedLimits } from "./reserve.ts";
import type { Answer, RunState } from "./state.ts";
import { isSettled } from "./status.ts";

type RequestEvent =
  | EventOf<"request.opened">
  | EventOf<"request.answered">
  | EventOf<"request.expired">
  | EventOf<"timer.set">
  | EventOf<"timer.fired">;

/** Folds requests and timers. */
export function reduceRequest(state: RunState, event: RequestEvent & Stamp): RunState {
  const step = state.steps.get(event.step);
  if (!step) return ignore(state);
  switch (event.type) {
    case "request.opened": {
      if (isSettled(step.status) || step.attempt || state.requests.has(event.data.request))
        return ignore(state);
      const { request, kind, text, options, expiresAt, permission, shared } = event.data;
      state.requestCount++;
      state.requests.set(request, {
        id: request,
        step: step.id,
        kind,
        text,
        options,
        openedAt: event.at,
        expiresAt,
        permission,
        shared,
      });
      step.request = request;
      step.failure = event.data.failure ?? step.failure;
      step.status = "waiting";
      step.begun = true;
      if (expiresAt !== undefined)
        state.timers.set(request, { id: request, step: step.id, until: expiresAt, why: "expiry" });
      setNeed(state, step, "none");
      return state;
    }
    case "request.answered": {
      const open = state.requests.get(event.data.request);
      if (!open) return ignore(state);
      const { request, option, text, effect, by } = event.data;
      const { permission, shared } = open;
      const isAsk = open.kind === "agent" && !permission && shared === undefined;
      const asked = isAsk
        ? { step: step.id, text: open.text, answer: answerInWords(open, { option, text }) }
        : undefined;
      const answer: Answer = {
        request,
        kind: open.kind,
        option,
        text,
        effect,
        by,
        shared,
        asked,
        seq: event.seq,
      };
      state.requests.delete(request);
      state.timers.delete(request);
      state.answers.set(request, answer);
      step.request = undefined;
      step.answer = answer;
      step.guidance = guidanceAfter(step, open, answer);
      if (permission) {
        const decision = option === "allow_once" ? option : "reject";
        step.grants = [...step.grants, { fingerprint: permission.fingerprint, decision }];
      }
      if (open.kind === "ladder" && effect === "retry") step.ceiling = raisedLimits(step);
      step.status = "pending";
      setNeed(state, step, "answered");
      return state;
    }
    case "request.expired": {
      if (!state.requests.delete(event.data.request)) return ignore(state);
      state.timers.delete(event.data.request);
      step.request = undefined;
      step.status = "pending";
      const error = "nobody answered in time";
      return failStep(state, step, "author", { class: "timeout", error });
    }
    case "timer.set":
      if (isSettled(step.status) || step.attempt) return ignore(state);
      state.timerCount++;
      state.timers.set(event.data.timer, {
        id: event.data.timer,
        step: step.id,
        until: event.data.until,
        why: event.data.why,
      });
      step.status = "parked";
      setNeed(state, step, "none");
      return state;
    case "timer.fired":
      if (!state.timers.delete(event.data.timer) || step.status !== "parked") return ignore(state);
      step.status = "pending";
      // A parked attempt goes on in its role; otherwise the pause was one before a retry.
      if (!step.park && step.failure) step.role = step.failure.role;
      setNeed(state, step, "start");
      return state;
  }
}

function ignore(state: RunState): RunState {
  state.ignored++;
  return state;
}
