import type { RunListItem } from "@wheelhouse/core";

/** Stands for a run of the list: as usual, but for what a test says of it. */
export function runItem(id: string, rest: Partial<RunListItem> = {}): RunListItem {
  return {
    id,
    source: "wheelhouse",
    flow: "code-review",
    status: "running",
    title: null,
    project: { id: "orders", path: "/home/ann/orders" },
    band: "small",
    agent: "scout",
    model: null,
    created_by: "ann",
    created_at: "2026-11-21T10:00:00.000Z",
    started_at: null,
    updated_at: null,
    ended_at: null,
    steps: { total: 0, completed: 0, failed: 0, skipped: 0, running: 0 },
    open_requests: 0,
    tokens: { input: null, output: null, unknown: 0 },
    cost: null,
    cost_unknown: 0,
    paused: null,
    error: null,
    observed: null,
    report_step: null,
    ...rest,
  };
}
