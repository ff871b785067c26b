import { describe, expect, test } from "vitest";
import { agent, approval, planOf } from "../fixtures/make-steps.ts";
import type { RunEvent } from "./events.ts";
import { reduce } from "./reduce.ts";
import { done } from "./simulation/performer.ts";
import { birth, SimulatedRun } from "./simulation/simulated-run.ts";
import { createRunState, type RunState } from "./state.ts";
import { runProjection } from "../views/run-row.ts";
import { projectRows } from "../views/testing/project-rows.ts";
import { isSettled, isTerminal, RUN_STATUSES, runStatus, STEP_STATUSES } from "./status.ts";

function fold(events: readonly RunEvent[]): RunState {
  const state = createRunState("sim");
  for (const event of events) reduce(state, { ...event, seq: state.seq + 1, at: 1 });
  return state;
}

describe("the status of a run", () => {
  test("R11: is queued until it starts, and running from then on", () => {
    const events = birth(planOf([agent("a")]));
    expect(runStatus(fold([]))).toBe("queued");
    expect(runStatus(fold(events.slice(0, 2)))).toBe("queued");
    expect(runStatus(fold(events))).toBe("running");
  });

  test("R11: is waiting only while nothing runs or could run", () => {
    const run = new SimulatedRun(planOf([agent("a"), approval("ok")]));
    expect(runStatus(run.state)).toBe("running");
    run.finish("a#1.1", { end: "parked", reason: "rate limit", until: run.now + 10 });
    expect(runStatus(run.state)).toBe("waiting");
    run.answer("sim-q1", "yes");
    expect(runStatus(run.state)).toBe("waiting");
    run.elapse();
    expect(runStatus(run.state)).toBe("running");
    run.post([{ type: "run.paused", data: { by: "ann", reason: "lunch" } }]);
    expect(runStatus(run.state)).toBe("paused");
    run.finish("a#1.2", done("a"));
    expect(runStatus(run.state)).toBe("completed");
  });

  test("R11: is waiting while its steps wait for one answer, also where it is only listed", () => {
    const run = new SimulatedRun(planOf([agent("a"), agent("b")]));
    const ask = { text: "Sign in.", options: [], shared: "sign-in" };
    for (const id of ["a#1.1", "b#1.1"]) run.finish(id, { end: "parked", reason: "401", ask });
    expect(run.state.agenda.size).toBe(1);
    expect(runStatus(run.state)).toBe("waiting");
    const rows = projectRows(
      runProjection,
      "run/sim",
      run.journal.map((event) => [event]),
    );
    expect(rows.at(-1)?.get("sim")).toMatchObject({ status: "waiting", open_requests: 1 });
  });

  test("R11: is running while a send-back waits for what it closes", () => {
    const plan = planOf([
      agent("a"),
      agent("judge", { after: ["a"], sendBackTo: ["a"] }),
      agent("slow", { after: ["a"] }),
    ]);
    const run = new SimulatedRun(plan);
    run.finish("a#1.1", done("a"));
    run.finish("judge#1.1", done("no", { sendBack: { to: "a", reason: "wrong" } }));
    expect(run.state.agenda.size).toBe(0);
    expect(runStatus(run.state)).toBe("running");
  });

  test("R11: knows which statuses are final", () => {
    expect(RUN_STATUSES.filter(isTerminal)).toEqual(["completed", "failed", "cancelled"]);
    expect(STEP_STATUSES.filter(isSettled)).toEqual([
      "completed",
      "failed",
      "skipped",
      "cancelled",
    ]);
  });
});
