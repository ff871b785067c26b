import type { RunParent } from "../../run/events.ts";
import { createRunState, type RunState } from "../../run/state.ts";
import { decodeSteps } from "./decode-steps.ts";
import type { Row } from "./projection.ts";
import { type RunRow, runRowSchema } from "./run-columns.ts";
import type { RunFold } from "./run-fold.ts";

/** Stands for the agents that were seen before; no agent has this name. */
const EARLIER = "";

/** The fold of an open run from its row: as much of its state as `reduce` and the row need. Throws when the row is not one of ours. */
export function foldOfRow(row: Row): RunFold {
  const run = runRowSchema.parse(row);
  const { live, graph } = run;
  const state = createRunState(run.id);
  placeRun(state, run);
  if (live !== null && graph !== null) decodeSteps(state, { live, graph });
  const steps = [...state.steps.values()];
  if (steps.length > 0)
    state.plan = { version: 1, flow: "", steps: [], report: run.report_step ?? undefined };
  return { state, steps, live, graph };
}

/** As much of where a run is a step of as its row shows. */
function parentOf({ parent_run: run, parent_step: step }: RunRow): RunParent | undefined {
  return run === null || step === null ? undefined : { run, step, attempt: "", flows: [] };
}

function placeRun(state: RunState, run: RunRow): void {
  state.updatedAt = run.updated_at ?? 0;
  if (run.created_at !== null) {
    state.created = {
      at: run.created_at,
      flow: run.flow ?? "",
      title: run.title ?? "",
      project: { id: run.project_id ?? "", path: run.project_path ?? "" },
      input: {},
      band: run.band ?? undefined,
      agent: run.agent ?? undefined,
      model: run.model ?? undefined,
      by: run.created_by ?? "",
      parent: parentOf(run),
      fork: run.forked_from === null ? undefined : { run: run.forked_from, seq: 1, taken: [] },
    };
  }
  if (run.started_at !== null) state.started = { at: run.started_at };
  if (run.paused_at !== null) {
    const { paused_at: at, paused_by: by, paused_reason: reason } = run;
    state.paused = { at, by: by ?? "", reason: reason ?? "" };
  }
  state.spent = {
    ...state.spent,
    inputTokens: run.tokens_in,
    outputTokens: run.tokens_out,
    costUsd: run.cost_usd,
    unknownTokens: run.unknown_tokens,
    unknownCost: run.unknown_cost,
  };
  if (run.model_free !== null) {
    const earlier = { agent: EARLIER, version: undefined, level: "" };
    state.tally.agents.set(EARLIER, { ...earlier, modelFree: run.model_free === 1 });
  }
}
