import type { Step } from "../plan/step.ts";
import type { EventOf, RunEvent, Stamp, Usage } from "./events.ts";
import { enterPhase } from "./entered-phases.ts";
import { addSteps, setNeed } from "./graph.ts";
import { endTurn, type ObservedState } from "./observed-state.ts";
import { addCost, addKnown, addTokens, nothingUsed } from "./spent.ts";
import type { RunState, StepState } from "./state.ts";

/** Characters that are kept of why a turn failed. */
const MOST_ERROR = 500;

/**
 * Folds what only observed runs have, and what means less in them: their steps are sessions that nobody here drives, so
 * that an attempt is a turn of a session, and nothing follows from its end.
 */
export function reduceObserved(
  state: RunState,
  observed: ObservedState,
  event: RunEvent & Stamp,
): RunState {
  const { at } = event;
  switch (event.type) {
    case "phase.entered": {
      observed.phase = { name: event.data.phase, at };
      enterPhase(observed.phases, event.data.phase, at);
      return state;
    }
    case "candidate.selected": {
      const { id, label, repo, ref } = event.data;
      observed.candidate = { id, label, repo, ref, since: at };
      return state;
    }
    case "candidate.dropped": {
      const { id } = event.data;
      if (id === undefined || id === observed.candidate?.id) observed.candidate = undefined;
      return state;
    }
    case "queue.item.picked":
      observed.queue.picked++;
      observed.item = { id: event.data.item, blocked: undefined };
      return state;
    case "queue.item.cleared":
      observed.queue.cleared++;
      if (event.data.item === undefined || event.data.item === observed.item?.id)
        observed.item = undefined;
      return state;
    case "queue.item.blocked": {
      observed.queue.blocked++;
      const id = event.data.item ?? observed.item?.id;
      const blocked = event.data.reason ?? event.data.msg ?? "";
      if (id !== undefined) observed.item = { id, blocked };
      return state;
    }
    case "wheel.requested":
    case "wheel.taken":
    case "wheel.released":
      return turnWheel(state, observed, event);
    case "repo.touched": {
      const { repo, match } = event.data;
      const matches = observed.repos.get(repo) ?? new Set();
      observed.repos.set(repo, matches.add(match));
      return state;
    }
    case "session.spawned":
      return spawn(state, observed, event);
    case "session.ended":
      return settle(state, event.step, (event.data.exit ?? 0) === 0 ? "completed" : "failed");
    case "attempt.started":
      return beginTurn(state, event);
    case "attempt.completed":
      noteTurn(state, observed, event, undefined);
      return settle(state, event.step, "completed");
    case "attempt.failed":
      noteTurn(state, observed, event, event.data.error);
      return settle(state, event.step, "failed", event.data.error);
    case "attempt.cancelled":
      noteTurn(state, observed, event, undefined);
      return settle(state, event.step, "cancelled", event.data.reason);
    case "budget.spent":
      return spend(state, observed, event);
    default:
      return state;
  }
}

function turnWheel(
  state: RunState,
  observed: ObservedState,
  event: (EventOf<"wheel.requested"> | EventOf<"wheel.taken"> | EventOf<"wheel.released">) & Stamp,
): RunState {
  const { at } = event;
  if (event.type === "wheel.requested") {
    const { item = observed.item?.id, reason = event.data.msg, expectedAction } = event.data;
    const asked = { since: at, holder: undefined, takenAt: undefined };
    observed.wheel = { ...asked, item, reason, expectedAction };
  } else if (event.type === "wheel.taken") {
    const holder = event.data.by ?? event.data.actor ?? "a person";
    const asked = { since: at, item: undefined, reason: undefined, expectedAction: undefined };
    observed.wheel = { ...asked, ...observed.wheel, holder, takenAt: at };
  } else if (observed.wheel) observed.wheel = undefined;
  else state.ignored++;
  return state;
}

function spawn(
  state: RunState,
  observed: ObservedState,
  event: EventOf<"session.spawned"> & Stamp,
): RunState {
  const { session, parent, match, agent, version, model, role, title, cwd } = event.data;
  if (state.steps.has(event.step)) return ignore(state);
  const kept = { session, parent, match, agent, role, cwd };
  observed.sessions.set(session, { step: event.step, ...kept });
  const above = parent === undefined ? undefined : observed.sessions.get(parent)?.step;
  if (above !== undefined) observed.helpers.add(event.step);
  addSteps(state, [sessionStep(event.step, { label: title ?? role, above })], undefined);
  const step = state.steps.get(event.step);
  if (step) {
    setNeed(state, step, "none");
    if (agent !== undefined) step.session = { id: session, agent, loadable: false };
  }
  if (agent !== undefined)
    state.tally.agents.set(agent, { agent, version, level: "observed", modelFree: false });
  if (state.created && model !== undefined && state.created.model === undefined)
    state.created = { ...state.created, model };
  return state;
}

/** A session as a step: nothing of it is ever done here. */
function sessionStep(
  id: string,
  { label, above }: { readonly label: string | undefined; readonly above: string | undefined },
): Step {
  return {
    id,
    ...(label !== undefined && { label }),
    kind: "agent",
    persona: { id: "session", text: "" },
    prompt: "",
    access: "read",
    session: "own",
    output: "markdown",
    sendBackTo: [],
    after: above === undefined ? [] : [above],
    join: "settled",
    onFailure: [],
    postconditions: [],
  };
}

function beginTurn(state: RunState, event: EventOf<"attempt.started"> & Stamp): RunState {
  const step = state.steps.get(event.step);
  if (!step) return ignore(state);
  step.status = "running";
  step.begun = true;
  step.ordinal = event.data.ordinal;
  step.reason = undefined;
  state.active.add(step);
  state.tally.started++;
  return state;
}

/** How the run is follows from the turns of its own sessions: those that these began answer to them. */
function noteTurn(
  state: RunState,
  observed: ObservedState,
  { step, at }: { readonly step: string } & Stamp,
  error: string | undefined,
): void {
  if (!state.steps.has(step) || observed.helpers.has(step)) return;
  endTurn(observed, { at, error: error?.slice(0, MOST_ERROR) });
}

function settle(
  state: RunState,
  id: string,
  status: "completed" | "failed" | "cancelled",
  reason?: string,
): RunState {
  const step = state.steps.get(id);
  if (!step) return ignore(state);
  // A session that ends says once more how its last turn went.
  if (status === "failed" && step.status !== "failed") state.tally.failed++;
  step.status = status;
  step.reason = reason ?? step.reason;
  step.begun = true;
  state.active.delete(step);
  return state;
}

/** Until the first answer says what it used, what the run has used is unknown. */
function spend(
  state: RunState,
  observed: ObservedState,
  event: EventOf<"budget.spent"> & Stamp,
): RunState {
  const { spent, tally } = state;
  const { model } = event.data;
  // Some say which model they use only with its first answer.
  if (state.created && model !== undefined && state.created.model === undefined)
    state.created = { ...state.created, model };
  if (!observed.hasUsage) {
    observed.hasUsage = true;
    spent.unknownTokens--;
    spent.unknownCost--;
  }
  const usage: Usage = event.data;
  const { unknownCost } = event.data;
  addKnown(spent, usage, unknownCost);
  const step: StepState | undefined = state.steps.get(event.step);
  if (!step) return state;
  step.tokens = addTokens(step.tokens, usage.inputTokens ?? 0, usage.outputTokens ?? 0);
  step.costUsd = addCost(step.costUsd, usage.costUsd ?? 0);
  const agent = step.session?.agent;
  if (agent === undefined) return state;
  const used = tally.used.get(agent) ?? nothingUsed();
  addKnown(used, usage, unknownCost);
  tally.used.set(agent, used);
  return state;
}

function ignore(state: RunState): RunState {
  state.ignored++;
  return state;
}
