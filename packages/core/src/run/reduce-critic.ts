import type { EventOf, Stamp } from "./events.ts";
import { failStep } from "./fail-step.ts";
import { setNeed } from "./graph.ts";
import { wantSendBack } from "./send-back.ts";
import type { RunState } from "./state.ts";
import { isSettled } from "./status.ts";

/** Folds a verdict: acceptance, another round, a breaker, or a send-back. */
export function reduceCritic(state: RunState, event: EventOf<"critic.judged"> & Stamp): RunState {
  const step = state.steps.get(event.step);
  if (!step || isSettled(step.status) || step.verdict === undefined || step.def.kind !== "agent") {
    state.ignored++;
    return state;
  }
  const { verdict, findings, sendBack } = event.data;
  const critic = step.def.critic;
  step.verdict = undefined;
  const toLadder = (kind: "critic" | "unverified", error: string): RunState =>
    failStep(state, step, "author", { class: kind, error });
  if (sendBack) return wantSendBack(state, step, { ...sendBack, by: "critic" });
  if (verdict === "accept") {
    setNeed(state, step, "complete");
    return state;
  }
  if (verdict === "cannot-verify") {
    return toLadder("unverified", findings[0] ?? "the critic could not verify the work");
  }
  step.round = event.data.round;
  const repeated = findings.length > 0 && findings.join("\n") === step.critique.join("\n");
  step.critique = findings;
  if (repeated) return toLadder("critic", `the critic found the same twice: ${findings[0] ?? ""}`);
  if (step.round >= (critic?.rounds ?? 1)) {
    return toLadder(
      "critic",
      `rejected ${step.round} times, last: ${findings[0] ?? "no reason given"}`,
    );
  }
  if (critic?.tokens !== undefined && step.tokens > critic.tokens) {
    return toLadder(
      "critic",
      `the critic's rounds cost ${step.tokens} tokens, more than ${critic.tokens}`,
    );
  }
  step.role = "author";
  setNeed(state, step, "start");
  return state;
}
