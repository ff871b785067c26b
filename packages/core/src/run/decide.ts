/**
 * What a run does next.
 *
 * Owns: the choice. `decide` is pure and looks only at the agenda, the timers and the run's own
 * flags, never at the whole plan. It answers with events that follow at once (the caller folds them
 * and asks again until there are none), then attempts that may start, and attempts that must be ended.
 * Does not own: whether an attempt may start now (`admit`), doing it (the engine).
 *
 * Order of concern: ended > cancelled > failed > paused by budget > sent back > steps.
 */
import { decideAnswer, decideAsk } from "./decide-answer.ts";
import { decideChildren } from "./decide-container.ts";
import { type Decision, type Deciding, timerId, wishFor } from "./deciding.ts";
import { enterStep } from "./enter-step.ts";
import { climbLadder, wordFor } from "./ladder.ts";
import { readVerdict } from "./read-verdict.ts";
import { readRevision } from "./revision.ts";
import { countedTokens, inFlight, limitsOfRun, reserve } from "./reserve.ts";
import type { RunState, StepState } from "./state.ts";
import { isOverLimit } from "./step-budget.ts";

/** Decides what follows. *Contract*: pure; the state is not changed. */
export function decide(state: RunState, now: number): Decision {
  let requests = state.requestCount;
  const into: Deciding = {
    state,
    now,
    events: [],
    starts: [],
    held: [],
    cancels: [],
    nextRequest: () => `${state.id}-q${++requests}`,
  };
  if (state.ended) return into;
  if (state.cancel || state.fatal) return closing(into);
  if (!state.started) return into;
  if (state.open === 0) {
    const report = state.plan?.report;
    into.events.push({ type: "run.completed", data: report === undefined ? {} : { report } });
    return into;
  }
  for (const timer of state.timers.values()) {
    if (timer.until > now) continue;
    into.events.push(
      state.requests.has(timer.id)
        ? { type: "request.expired", step: timer.step, data: { request: timer.id } }
        : { type: "timer.fired", step: timer.step, data: { timer: timer.id } },
    );
  }
  checkBudget(into);
  if (state.reopening) reopen(into);
  const revising = revisingSteps(state);
  for (const step of state.agenda) {
    if (state.reopening?.closing.has(step) || isHeld(step, revising)) continue;
    serve(into, step);
    // An answer has ended the run, or what comes after a step begins anew: what else was decided would come after that.
    const last = into.events.at(-1)?.type;
    if (last === "cancel.requested" || last === "step.sentBack") break;
  }
  // What may start is only known when nothing else follows.
  if (state.paused || into.events.length > 0) return { ...into, starts: [] };
  const wishes = into.starts.filter((wish) => !isOverLimit(into, wish));
  const { starts, held } = reserve(state, wishes);
  // Nothing is left, and nobody is under way who could give anything back.
  const stops = held.length > 0 && starts.length === 0 && inFlight(state) === 0;
  if (stops && into.events.length === 0) {
    const { tokens } = limitsOfRun(state);
    if (tokens !== undefined && countedTokens(state) >= tokens)
      exceed(into, "tokens", countedTokens(state));
    else exceed(into, "costUsd", state.spent.costUsd);
  }
  return { ...into, starts: [...starts], held: [...held] };
}

type Revising = ReadonlyMap<StepState | undefined, StepState>;
const NONE: Revising = new Map();

/** Steps whose supervisor handed in a plan for the rest, by their container; one for each. */
function revisingSteps(state: RunState): Revising {
  let found: Map<StepState | undefined, StepState> | undefined;
  for (const step of state.agenda) {
    if (step.need !== "repaired" || state.reopening?.closing.has(step)) continue;
    if (found?.has(step.parent) || !readRevision(state, step)) continue;
    found ??= new Map();
    found.set(step.parent, step);
  }
  return found ?? NONE;
}

/** Whether nothing of a step may move now: a container around it has failed, or its scope is being revised. */
function isHeld(step: StepState, revising: ReadonlyMap<StepState | undefined, StepState>): boolean {
  for (let scope = step.parent; ; scope = scope.parent) {
    const by = revising.get(scope);
    if (by && by !== step) return true;
    if (!scope) return false;
    if (scope.failure) return true;
  }
}

/** When the next timer is due; undefined when none is set. */
export function nextDue(state: RunState): number | undefined {
  let due: number | undefined;
  for (const timer of state.timers.values())
    if (due === undefined || timer.until < due) due = timer.until;
  return due;
}

function closing(into: Deciding): Deciding {
  const { state } = into;
  const reason = state.cancel ? "the run is cancelled" : "the run has failed";
  for (const step of state.active) into.cancels.push({ step, reason });
  if (state.active.size > 0) return into;
  if (state.cancel) {
    const { by, reason: why } = state.cancel;
    into.events.push({
      type: "run.cancelled",
      data: why === undefined ? { by } : { by, reason: why },
    });
  } else if (state.fatal) {
    into.events.push({
      type: "run.failed",
      data: { step: state.fatal.step, error: state.fatal.error },
    });
  }
  return into;
}

function checkBudget(into: Deciding): void {
  const { state } = into;
  if (state.paused) return;
  const limits = limitsOfRun(state);
  const tokens = countedTokens(state);
  if (limits.tokens !== undefined && tokens > limits.tokens) exceed(into, "tokens", tokens);
  else if (limits.costUsd !== undefined && state.spent.costUsd > limits.costUsd)
    exceed(into, "costUsd", state.spent.costUsd);
}

/** Pauses a run whose budget is used up, also when only half of that was written. Who resumes it allows as much again. */
function exceed({ state, events }: Deciding, scope: "tokens" | "costUsd", spent: number): void {
  const limit = limitsOfRun(state)[scope] ?? 0;
  const reason = `the ${scope} budget of ${limit} is used up (${spent})`;
  if (!state.budgetExceeded)
    events.push({ type: "budget.exceeded", data: { scope, limit, spent } });
  events.push({ type: "run.paused", data: { reason, by: "budget" } });
}

function reopen(into: Deciding): void {
  const { reopening } = into.state;
  if (!reopening) return;
  let running = false;
  for (const step of reopening.closing) {
    if (!step.attempt) continue;
    running = true;
    into.cancels.push({ step, reason: `sent back to ${reopening.target.id}` });
  }
  if (running) return;
  for (const step of reopening.members) {
    const data = { generation: step.generation + 1 };
    into.events.push({
      type: "step.reopened",
      step: step.id,
      data: step === reopening.target ? { ...data, reason: reopening.reason } : data,
    });
  }
}

function serve(into: Deciding, step: StepState): void {
  const { state, events } = into;
  switch (step.need) {
    case "none":
      return;
    case "enter":
      return enterStep(into, step);
    case "start":
      return void into.starts.push(wishFor(state, step, step.role, wordFor(step)));
    case "judge":
      if (step.def.kind === "agent" && step.def.critic)
        return void into.starts.push(wishFor(state, step, "critic"));
      return void events.push({ type: "step.completed", step: step.id, data: {} });
    case "complete":
      return void events.push({ type: "step.completed", step: step.id, data: {} });
    case "verdict":
      return void events.push(readVerdict(step));
    case "ladder":
    case "repaired":
      return climbLadder(into, step);
    case "sendBack": {
      if (!step.sendBack || state.reopening) return;
      const { to, reason, by } = step.sendBack;
      const round = (state.sendBacks.get(`${step.id}→${to}`) ?? 0) + 1;
      return void events.push({
        type: "step.sentBack",
        step: step.id,
        data: { to, reason, round, by },
      });
    }
    case "ask":
      return decideAsk(into, step);
    case "park":
      return void events.push({
        type: "timer.set",
        step: step.id,
        data: {
          timer: timerId(step, state),
          until: step.park?.until ?? into.now,
          why: step.park?.reason ?? "parked",
        },
      });
    case "answered":
      return decideAnswer(into, step);
    case "children":
      return decideChildren(into, step);
    default:
      return step.need satisfies never;
  }
}
