import { agent, planOf } from "../../fixtures/make-steps.ts";
import { check } from "../check.ts";
import type { RunEvent, RunEventType } from "../events.ts";
import { reduce } from "../reduce.ts";
import { birth } from "../simulation/simulated-run.ts";
import { createRunState, type RunState } from "../state.ts";

/** Events of a run as a whole. */
export const RUN_EVENTS = [
  "run.created",
  "run.planned",
  "run.started",
  "run.paused",
  "run.resumed",
  "cancel.requested",
  "run.completed",
  "run.failed",
  "run.cancelled",
  "budget.exceeded",
  "note",
] as const satisfies readonly RunEventType[];
/** An event of a run as a whole. */
export type RunWideEvent = (typeof RUN_EVENTS)[number];

const [CREATED, PLANNED, STARTED] = birth(planOf([agent("s")]));
const attempt = { step: "s", attempt: "s#1.1" };
const EVENTS = {
  paused: { type: "run.paused", data: { reason: "lunch", by: "ann" } },
  cancel: { type: "cancel.requested", data: { by: "ann" } },
  begun: {
    type: "attempt.started",
    ...attempt,
    data: { role: "author", generation: 1, ordinal: 1 },
  },
  ended: { type: "attempt.failed", ...attempt, data: { class: "agent", error: "it crashed" } },
  done: { type: "step.completed", step: "s", data: { output: 1 } },
  fatal: { type: "step.failed", step: "s", data: { class: "agent", error: "x", tolerated: false } },
  completed: { type: "run.completed", data: {} },
} as const satisfies Record<string, RunEvent>;

/** The events that lead to each situation of a run. */
const WAYS = {
  absent: [],
  created: [CREATED],
  planned: [CREATED, PLANNED],
  running: [CREATED, PLANNED, STARTED],
  paused: [CREATED, PLANNED, STARTED, EVENTS.paused],
  cancelling: [CREATED, PLANNED, STARTED, EVENTS.begun, EVENTS.cancel],
  cancelledAll: [CREATED, PLANNED, STARTED, EVENTS.cancel],
  failedAll: [CREATED, PLANNED, STARTED, EVENTS.begun, EVENTS.ended, EVENTS.fatal],
  doneAll: [CREATED, PLANNED, STARTED, EVENTS.begun, EVENTS.ended, EVENTS.done],
  ended: [CREATED, PLANNED, STARTED, EVENTS.begun, EVENTS.ended, EVENTS.done, EVENTS.completed],
} as const satisfies Record<string, readonly (RunEvent | undefined)[]>;

/** Where a run is as a whole. */
export type RunSituation = keyof typeof WAYS;
/** Where a run may be as a whole. */
export const RUN_SITUATIONS = Object.keys(WAYS).filter((key): key is RunSituation => key in WAYS);

/** What an event does in a situation of a run: it leads to another one, changes none, or may not be written. */
export type RunOutcome = RunSituation | "stays" | "refused";

/** The event of a type that could belong to any run. */
function sample(type: RunWideEvent): RunEvent {
  const by = "ann";
  switch (type) {
    case "run.created":
    case "run.planned":
    case "run.started": {
      const event = birth(planOf([agent("s")])).find((each) => each.type === type);
      if (!event) throw new Error(`${type} is not among the first events`);
      return event;
    }
    case "run.paused":
      return EVENTS.paused;
    case "run.failed":
      return { type, data: { error: "it crashed" } };
    case "run.completed":
      return EVENTS.completed;
    case "budget.exceeded":
      return { type, data: { scope: "tokens", limit: 1, spent: 2 } };
    case "note":
      return { type, data: { text: "hm" } };
    case "run.resumed":
    case "cancel.requested":
    case "run.cancelled":
      return { type, data: { by } };
    default:
      return type satisfies never;
  }
}

/** The situation of a run. */
function situationOfRun(state: RunState): RunSituation {
  if (state.ended) return "ended";
  if (state.cancel) return state.active.size > 0 ? "cancelling" : "cancelledAll";
  if (state.fatal) return "failedAll";
  if (!state.created) return "absent";
  if (state.paused) return "paused";
  if (!state.plan) return "created";
  if (!state.started) return "planned";
  return state.open === 0 ? "doneAll" : "running";
}

/** Tries an event in a situation of a run. */
export function outcomeOfRun(situation: RunSituation, type: RunWideEvent): RunOutcome {
  const state = createRunState("sim");
  const fold = (event: RunEvent): void =>
    void reduce(state, { ...event, seq: state.seq + 1, at: 1 });
  for (const event of WAYS[situation]) if (event) fold(event);
  const reached = situationOfRun(state);
  if (reached !== situation) throw new Error(`meant to reach ${situation}, reached ${reached}`);
  const event = sample(type);
  const refused = check(state, event) !== undefined;
  fold(event);
  if (refused) return "refused";
  const after = situationOfRun(state);
  return after === situation ? "stays" : after;
}
