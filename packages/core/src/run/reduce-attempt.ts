import type { EventOf, Stamp, Usage } from "./events.ts";
import { failStep } from "./fail-step.ts";
import { setNeed } from "./graph.ts";
import { guidanceOf } from "./guidance.ts";
import { isRetriedByWord } from "./repair-word.ts";
import { wantSendBack } from "./send-back.ts";
import { spendsIn } from "./reserve.ts";
import { retryRung } from "./retry-rung.ts";
import type { Role, RunState, StepState } from "./state.ts";
import { addUsage, nothingUsed, saysTokens } from "./spent.ts";
import { isSettled } from "./status.ts";

/** An attempt that was lost this often goes to the failure ladder. */
export const MAX_LOST = 3;

type AttemptEvent =
  | EventOf<"attempt.started">
  | EventOf<"attempt.completed">
  | EventOf<"attempt.failed">
  | EventOf<"attempt.cancelled">
  | EventOf<"attempt.lost">
  | EventOf<"attempt.parked">
  | EventOf<"session.opened">
  | EventOf<"session.resumed">;

/** Folds the life of an attempt into its step. */
export function reduceAttempt(state: RunState, event: AttemptEvent & Stamp): RunState {
  const step = state.steps.get(event.step);
  if (!step || isSettled(step.status)) return ignore(state);
  if (event.type === "attempt.started") return begin(state, step, event);
  const attempt = step.attempt;
  if (!attempt || attempt.id !== event.attempt) return ignore(state);
  switch (event.type) {
    case "session.opened":
    case "session.resumed": {
      const session = {
        id: event.data.session,
        agent: event.data.agent,
        loadable: event.data.loadable,
      };
      const { agent, version, level, modelFree = false } = event.data;
      state.tally.agents.set(agent, { agent, version, level, modelFree });
      step.attempt = { ...attempt, agent };
      if (attempt.role === "author") step.session = session;
      else if (attempt.role === "critic") step.criticSession = session;
      return state;
    }
    case "attempt.completed": {
      end(state, step, event.data.usage);
      step.lost = 0;
      if (attempt.role === "critic") {
        step.verdict = event.data.output ?? null;
        setNeed(state, step, "verdict");
        return state;
      }
      if (attempt.role === "supervisor") {
        step.repair = event.data.output ?? null;
        setNeed(state, step, "repaired");
        return state;
      }
      step.candidate = event.data.output;
      step.problem = undefined;
      step.verdict = undefined;
      const broken = event.data.checks?.find((check) => !check.ok);
      if (broken) {
        const error = `${broken.name}: ${broken.detail ?? "it does not hold"}`;
        return failStep(state, step, "author", { class: "postcondition", error });
      }
      if (event.data.sendBack) {
        return wantSendBack(state, step, { ...event.data.sendBack, by: "agent" });
      }
      const same =
        event.data.digest !== undefined && event.data.digest === step.digest && step.round > 0;
      step.digest = event.data.digest;
      if (same) {
        const error = "the same work came back after a rejection";
        return failStep(state, step, "author", { class: "critic", error });
      }
      setNeed(state, step, "judge");
      return state;
    }
    case "attempt.failed":
      end(state, step, event.data.usage, event.data.class === "budget");
      step.lost = 0;
      // What a person cancelled is no failure.
      if (event.data.class !== "cancelled") state.tally.failed++;
      return failStep(state, step, attempt.role, event.data);
    case "attempt.cancelled":
      end(state, step, event.data.usage);
      return again(state, step, attempt.role);
    case "attempt.lost":
      end(state, step, undefined);
      step.lost++;
      state.tally.lost++;
      if (step.lost < MAX_LOST) return again(state, step, attempt.role);
      step.lost = 0;
      return failStep(state, step, attempt.role, {
        class: "lost",
        error: `lost ${MAX_LOST} times: ${event.data.reason}`,
      });
    case "attempt.parked":
      end(state, step, event.data.usage);
      step.lost = 0;
      step.role = attempt.role;
      step.park = { ...event.data, seq: event.seq };
      step.status = event.data.ask ? "waiting" : "parked";
      setNeed(state, step, event.data.ask ? "ask" : "park");
      return state;
  }
}

function begin(
  state: RunState,
  step: StepState,
  event: EventOf<"attempt.started"> & Stamp,
): RunState {
  if (step.attempt || event.data.generation !== step.generation) return ignore(state);
  step.status = "running";
  step.begun = true;
  step.ordinal = event.data.ordinal;
  step.attempt = {
    id: event.attempt,
    role: event.data.role,
    generation: event.data.generation,
    ordinal: event.data.ordinal,
    guidance: event.data.guidance,
    maxTokens: event.data.maxTokens,
    maxCostUsd: event.data.maxCostUsd,
    startedAt: event.at,
  };
  if (event.data.role === "author") takeRepairWord(state, step);
  if (step.failure && event.data.role !== "supervisor") {
    const rung = retryRung(step, step.failure.class);
    if (rung) step.retries = Object.assign([...step.retries], { [rung.place]: rung.used + 1 });
    step.failure = undefined;
  }
  step.park = undefined;
  step.answer = undefined;
  state.active.add(step);
  state.tally.started++;
  setNeed(state, step, "none");
  return state;
}

/** An author begins that a supervisor has told something: it counts as a repair, and the author keeps it in mind. */
function takeRepairWord(state: RunState, step: StepState): void {
  if (!isRetriedByWord(state, step)) return;
  step.guidance = guidanceOf(step);
  step.repair = undefined;
  state.repairs++;
}

/** Ends the attempt of a step and counts what it used; `atCap` when it was stopped at its reservation. */
function end(state: RunState, step: StepState, usage: Usage | undefined, atCap = false): void {
  const { role, agent, maxTokens: reserved = 0 } = step.attempt ?? {};
  step.attempt = undefined;
  step.status = "pending";
  state.active.delete(step);
  if (!role || !spendsIn(step, role)) return;
  const { spent, tally } = state;
  addUsage(spent, usage);
  if (agent !== undefined) {
    const used = tally.used.get(agent) ?? nothingUsed();
    addUsage(used, usage);
    tally.used.set(agent, used);
  }
  const said = (usage?.inputTokens ?? 0) + (usage?.outputTokens ?? 0);
  const isWhole = saysTokens(usage) && usage?.unknownTokens === undefined;
  const assumed = atCap || !isWhole ? Math.max(0, reserved - said) : 0;
  spent.assumedTokens += assumed;
  step.assumedTokens += assumed;
  step.tokens += said;
  step.costUsd += usage?.costUsd ?? 0;
}

function again(state: RunState, step: StepState, role: Role): RunState {
  step.role = role;
  setNeed(state, step, "start");
  return state;
}

function ignore(state: RunState): RunState {
  state.ignored++;
  return state;
}
