import { agent, approval, critic, map, planOf } from "../../fixtures/make-steps.ts";
import type { Plan } from "../../plan/plan.ts";
import type { RunEvent } from "../events.ts";
import { reduce } from "../reduce.ts";
import { birth } from "../simulation/simulated-run.ts";
import { createRunState, type RunState, type StepState } from "../state.ts";
import { type StepEventType, sampleEvent } from "./sample-event.ts";
import type { StepSituation } from "./step-situation.ts";

/** A run in which step `s` is in a situation. The state is folded from events and not advanced. */
export interface Reached {
  readonly state: RunState;
  readonly step: StepState;
}

const judged = planOf([
  agent("p"),
  agent("s", { after: ["p"], critic: critic(), sendBackTo: ["s"] }),
  agent("t", { after: ["s"] }),
]);
const asked = planOf([agent("p"), { ...approval("s", { after: ["p"] }), options: [] }]);
const mapped = planOf([agent("p"), map("s", "p")]);

/** The events of `s` that lead to each situation, once `p` is completed. */
const WAYS: Record<StepSituation, readonly [Plan, ...(StepEventType | RunEvent)[]]> = {
  blocked: [judged],
  ready: [judged],
  authored: [judged, "attempt.started"],
  startable: [judged, "attempt.started", "attempt.lost"],
  handedIn: [judged, "attempt.started", "attempt.completed"],
  judging: [judged, "attempt.started", "attempt.completed", "attempt.started"],
  verdict: [judged, "attempt.started", "attempt.completed", "attempt.started", "attempt.completed"],
  accepted: [
    judged,
    "attempt.started",
    "attempt.completed",
    "attempt.started",
    "attempt.completed",
    "critic.judged",
  ],
  failing: [judged, "attempt.started", "attempt.failed"],
  supervised: [judged, "attempt.started", "attempt.failed", supervisor(2)],
  repaired: [judged, "attempt.started", "attempt.failed", supervisor(2), "attempt.completed"],
  sendsBack: [
    judged,
    "attempt.started",
    {
      type: "attempt.completed",
      step: "s",
      attempt: "s#1.1",
      data: { sendBack: { to: "s", reason: "not yet" } },
    },
  ],
  asks: [
    judged,
    "attempt.started",
    {
      type: "attempt.parked",
      step: "s",
      attempt: "s#1.1",
      data: { reason: "it asks", ask: { text: "?", options: [] } },
    },
  ],
  parks: [judged, "attempt.started", "attempt.parked"],
  sleeping: [judged, "attempt.started", "attempt.parked", "timer.set"],
  waiting: [asked, "request.opened"],
  answered: [
    judged,
    "attempt.started",
    {
      type: "attempt.parked",
      step: "s",
      attempt: "s#1.1",
      data: { reason: "it asks", ask: { text: "?", options: [] } },
    },
    "request.opened",
    "request.answered",
  ],
  grown: [mapped, "plan.extended"],
  grownOut: [
    mapped,
    "plan.extended",
    { type: "step.skipped", step: "child", data: { reason: "" } },
  ],
  closing: [asked, "request.opened", "request.answered", "step.sentBack"],
  closed: [
    judged,
    "attempt.started",
    "attempt.completed",
    "step.completed",
    { type: "step.sentBack", step: "t", data: { to: "s", reason: "", round: 1, by: "ann" } },
  ],
  completed: [judged, "attempt.started", "attempt.completed", "step.completed"],
  failed: [judged, "attempt.started", "attempt.failed", "step.failed"],
  skipped: [judged, "step.skipped"],
  cancelled: [
    judged,
    { type: "cancel.requested", data: { by: "ann" } },
    { type: "run.cancelled", data: { by: "ann" } },
  ],
};

function supervisor(ordinal: number): RunEvent {
  const data = { role: "supervisor", generation: 1, ordinal } as const;
  return { type: "attempt.started", step: "s", attempt: `s#1.${ordinal}`, data };
}

/** Leads step `s` of a new run into a situation; it is of the kind that the event is about. */
export function reachSituation(situation: StepSituation, event: StepEventType): Reached {
  const [usual, ...way] = WAYS[situation];
  const plan = situation === "ready" && event === "plan.extended" ? mapped : usual;
  const state = createRunState("sim");
  const fold = (event: RunEvent): void =>
    void reduce(state, { ...event, seq: state.seq + 1, at: 1 });
  birth(plan).forEach(fold);
  const step = state.steps.get("s");
  const before = state.steps.get("p");
  if (!step || !before) throw new Error("the plans of this table have steps p and s");
  if (situation !== "blocked")
    for (const type of ["attempt.started", "attempt.completed", "step.completed"] as const)
      fold(sampleEvent(type, before));
  for (const next of way) fold(typeof next === "string" ? sampleEvent(next, step) : next);
  return { state, step };
}
