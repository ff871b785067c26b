import type { RunObject, RunStateObject, StepObject } from "@wheelhouse/core";

/** A step of a run for tests, as it is before anything began. */
export function stepObject(id: string, more: Partial<StepObject> = {}): StepObject {
  return {
    id,
    label: null,
    kind: "agent",
    persona: null,
    status: "pending",
    reason: null,
    generation: 1,
    attempts: [],
    wave: 1,
    tokens: null,
    started_at: null,
    ended_at: null,
    depends: [],
    parent: null,
    request: null,
    sent_back: [],
    ...more,
  };
}

/** An attempt that was completed. */
export function attemptObject(
  more: Partial<StepObject["attempts"][number]> = {},
): StepObject["attempts"][number] {
  return {
    id: "x",
    role: "author",
    generation: 1,
    ordinal: 1,
    status: "completed",
    started_at: null,
    ended_at: null,
    agent: null,
    version: null,
    level: null,
    session: null,
    tool_calls: 0,
    tokens: null,
    class: null,
    error: null,
    ...more,
  };
}

/** A fold of a run for tests: running, with two steps. */
export function runState(
  more: Partial<RunObject> = {},
  rest: Partial<Omit<RunStateObject, "run">> = {},
): RunStateObject {
  const run: RunObject = {
    id: "r",
    source: "wheelhouse",
    flow: "demo",
    status: "running",
    title: "A demo",
    project: { id: "p", path: "/somewhere/shop" },
    band: "small",
    agent: "scripted",
    model: null,
    created_by: "ann",
    created_at: "2026-01-01T00:00:00.000Z",
    started_at: "2026-01-01T00:00:00.000Z",
    updated_at: "2026-01-01T00:00:00.000Z",
    ended_at: null,
    paused: null,
    report_source: null,
    tokens: { input: null, output: null, unknown: 0 },
    cost: null,
    cost_unknown: 0,
    usage: [],
    error: null,
    observed: null,
    wave: { current: 1, total: 2 },
    steps: [stepObject("a"), stepObject("b", { wave: 2 })],
    findings: [],
    report: null,
    receipt: null,
    requests: [],
    ...more,
  };
  return { run, seq: 10, as_of: 100, held: {}, ...rest };
}
