import { agent, code, planOf } from "../../fixtures/make-steps.ts";
import type { RunEvent, RunEventType } from "../events.ts";
import type { StepState } from "../state.ts";

/** Events that may move a step, and the records that an attempt makes. */
export const STEP_EVENTS = [
  "attempt.started",
  "attempt.completed",
  "attempt.failed",
  "attempt.cancelled",
  "attempt.lost",
  "attempt.parked",
  "session.opened",
  "finding.recorded",
  "critic.judged",
  "step.taken",
  "step.completed",
  "step.failed",
  "step.skipped",
  "step.sentBack",
  "step.reopened",
  "request.opened",
  "request.answered",
  "request.expired",
  "timer.set",
  "timer.fired",
  "plan.extended",
  "plan.revised",
] as const satisfies readonly RunEventType[];
/** An event of one step. */
export type StepEventType = (typeof STEP_EVENTS)[number];

const finding = {
  id: "F1",
  severity: "low",
  claim: "It is long.",
  why: "Nobody reads it.",
  citations: [],
  trust: "codebase",
} as const;

/** The event of a type that fits a step best: about its attempt, its request, its timer, its next generation. */
export function sampleEvent(type: StepEventType, step: StepState): RunEvent {
  const { id, generation, ordinal, need } = step;
  const of = { step: id };
  const during = { ...of, attempt: step.attempt?.id ?? `${id}#${generation}.${ordinal}` };
  const request = step.request ?? "sim-q9";
  const timer = `${id}#${generation}.t1`;
  switch (type) {
    case "attempt.started": {
      const role = need === "judge" ? "critic" : "author";
      const next = `${id}#${generation}.${ordinal + 1}`;
      return { type, ...of, attempt: next, data: { role, generation, ordinal: ordinal + 1 } };
    }
    case "attempt.completed":
      return { type, ...during, data: { output: "work" } };
    case "attempt.failed":
      return { type, ...during, data: { class: "agent", error: "it crashed" } };
    case "attempt.cancelled":
    case "attempt.lost":
      return { type, ...during, data: { reason: "gone" } };
    case "attempt.parked":
      return { type, ...during, data: { reason: "rate limit", until: 9 } };
    case "session.opened": {
      const data = { session: "s", agent: "x", level: "enforced", loadable: true } as const;
      return { type, ...during, data };
    }
    case "finding.recorded":
      return { type, ...during, data: { finding: { ...finding, citations: [] } } };
    case "critic.judged":
      return { type, ...during, data: { verdict: "accept", round: 1, findings: [] } };
    case "step.taken":
      return { type, ...of, data: { output: "work" } };
    case "step.completed":
      return { type, ...of, data: {} };
    case "step.failed":
      return { type, ...of, data: { class: "agent", error: "it crashed", tolerated: true } };
    case "step.skipped":
      return { type, ...of, data: { reason: "nothing to do" } };
    case "step.sentBack":
      return { type, ...of, data: { to: id, reason: "not yet", round: 1, by: "ann" } };
    case "step.reopened":
      return { type, ...of, data: { generation: generation + 1 } };
    case "request.opened":
      return { type, ...of, data: { request: "sim-q9", kind: "agent", text: "?", options: [] } };
    case "request.answered":
      return { type, ...of, data: { request, effect: "output", text: "yes", by: "ann" } };
    case "request.expired":
      return { type, ...of, data: { request } };
    case "timer.set":
      return { type, ...of, data: { timer, until: 9, why: "rate limit" } };
    case "timer.fired":
      return { type, ...of, data: { timer } };
    case "plan.extended":
      return { type, ...of, data: { steps: planOf([agent("child")]).steps } };
    case "plan.revised": {
      const { steps } = planOf([code("other")]);
      return { type, ...of, data: { keep: [], steps, by: "supervisor", reason: "it was wrong" } };
    }
    default:
      return type satisfies never;
  }
}
