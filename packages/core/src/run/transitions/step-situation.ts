import type { Need, RunState, StepState } from "../state.ts";
import { isSettled, type StepStatus } from "../status.ts";

/** Where a step is: everything that decides which events may follow and where they lead. */
export const STEP_SITUATIONS = [
  "blocked",
  "ready",
  "startable",
  "authored",
  "judging",
  "supervised",
  "handedIn",
  "verdict",
  "accepted",
  "failing",
  "repaired",
  "sendsBack",
  "asks",
  "parks",
  "waiting",
  "sleeping",
  "answered",
  "grown",
  "grownOut",
  "closing",
  "closed",
  "completed",
  "failed",
  "skipped",
  "cancelled",
] as const;
/** Where a step is. */
export type StepSituation = (typeof STEP_SITUATIONS)[number];

const BY_NEED: Record<Exclude<Need, "none">, StepSituation> = {
  enter: "ready",
  start: "startable",
  judge: "handedIn",
  verdict: "verdict",
  complete: "accepted",
  ladder: "failing",
  repaired: "repaired",
  sendBack: "sendsBack",
  ask: "asks",
  park: "parks",
  answered: "answered",
  children: "grownOut",
};

const BY_ROLE = { author: "authored", critic: "judging", supervisor: "supervised" } as const;

/** The situation of a step. */
export function situationOf(state: RunState, step: StepState): StepSituation {
  const { status } = step;
  if (isSettled(status)) return state.reopening?.closing.has(step) ? "closed" : settled(status);
  if (step.attempt) return BY_ROLE[step.attempt.role];
  if (state.reopening?.closing.has(step)) return "closing";
  if (step.need !== "none") return BY_NEED[step.need];
  if (step.request !== undefined) return "waiting";
  if (status === "parked") return "sleeping";
  return step.openChildren > 0 ? "grown" : "blocked";
}

function settled(status: StepStatus): StepSituation {
  if (status === "completed" || status === "failed" || status === "skipped") return status;
  return "cancelled";
}
