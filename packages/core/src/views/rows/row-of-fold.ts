import type { RunState } from "../../run/state.ts";
import { endError, runStatus } from "../../run/status.ts";
import type { RunRow } from "./run-columns.ts";
import type { RunFold } from "./run-fold.ts";

/** The row that shows a fold. */
export function rowOfFold({ state, steps, live, graph }: RunFold): RunRow {
  const { created, started, paused, ended, spent } = state;
  let done = 0;
  let failed = 0;
  let skipped = 0;
  for (const { status } of steps) {
    if (status === "completed") done++;
    else if (status === "failed") failed++;
    else if (status === "skipped") skipped++;
  }
  return {
    id: state.id,
    status: runStatus(state),
    created_at: created?.at ?? null,
    started_at: started?.at ?? null,
    updated_at: state.updatedAt,
    ended_at: ended?.at ?? null,
    paused_at: paused?.at ?? null,
    steps_total: steps.length,
    steps_done: done,
    steps_failed: failed,
    steps_skipped: skipped,
    open_requests: state.requests.size,
    running: state.active.size,
    tokens_in: spent.inputTokens,
    tokens_out: spent.outputTokens,
    unknown_tokens: spent.unknownTokens,
    cost_usd: spent.costUsd,
    unknown_cost: spent.unknownCost,
    model_free: modelFree(state),
    live,
    flow: created?.flow ?? null,
    title: created?.title ?? null,
    project_id: created?.project.id ?? null,
    project_path: created?.project.path ?? null,
    band: created?.band ?? null,
    agent: created?.agent ?? null,
    model: created?.model ?? null,
    created_by: created?.by ?? null,
    paused_by: paused?.by ?? null,
    paused_reason: paused?.reason ?? null,
    error: endError(state) ?? null,
    report_step: ended?.report ?? state.plan?.report ?? null,
    parent_run: created?.parent?.run ?? null,
    parent_step: created?.parent?.step ?? null,
    forked_from: created?.fork?.run ?? null,
    graph,
  };
}

function modelFree({ tally }: RunState): number | null {
  if (tally.agents.size === 0) return null;
  for (const agent of tally.agents.values()) if (!agent.modelFree) return 0;
  return 1;
}
