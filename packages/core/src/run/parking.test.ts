import { describe, expect, test } from "vitest";
import { agent, critic, planOf } from "../fixtures/make-steps.ts";
import { nextDue } from "./decide.ts";
import { done, failing, type Outcome } from "./simulation/performer.ts";
import { SimulatedRun } from "./simulation/simulated-run.ts";

const limited = (run: SimulatedRun, ms: number, reason = "rate limit"): Outcome => ({
  end: "parked",
  reason,
  until: run.now + ms,
});

describe("parking", () => {
  test("S11: a parked attempt goes on at its time, in its role and its session", () => {
    const run = new SimulatedRun(planOf([agent("a", { critic: critic() })]));
    run.finish("a#1.1", done("draft"));
    run.finish("a#1.2", limited(run, 500));
    expect(run.step("a").status).toBe("parked");
    expect(nextDue(run.state)).toBe(run.now + 500);
    expect(run.open).toEqual([]);
    run.elapse();
    expect(run.startOf("a#1.3")).toMatchObject({ role: "critic", resume: "session of a#1.2" });
    expect(nextDue(run.state)).toBeUndefined();
  });

  test("S11: a reason that reads like an expiry is only a reason", () => {
    const run = new SimulatedRun(planOf([agent("a")]));
    run.finish("a#1.1", limited(run, 500, "expiry"));
    run.elapse();
    expect(run.open).toEqual(["a#1.2"]);
  });

  test("S11: of several timers the next one is due first", () => {
    const retry = (backoffMs: number) => ({ onFailure: [{ retry: { count: 1, backoffMs } }] });
    const run = new SimulatedRun(planOf([agent("a", retry(300)), agent("b", retry(100))]));
    run.finish("a#1.1", failing());
    run.finish("b#1.1", failing());
    expect(nextDue(run.state)).toBe(run.now + 100);
    run.elapse();
    expect(run.open).toEqual(["b#1.2"]);
  });

  test("S11: without a time it goes on at once, and a parked attempt is not a retry", () => {
    const run = new SimulatedRun(planOf([agent("a")]));
    run.finish("a#1.1", { end: "parked", reason: "busy" });
    run.elapse();
    run.finish("a#1.2", limited(run, 10));
    run.elapse();
    expect(run.open).toEqual(["a#1.3"]);
    expect(run.step("a").retries).toEqual([]);
  });

  test("S11: timers go off in a paused run, and what they wake waits for the end of the pause", () => {
    const run = new SimulatedRun(planOf([agent("a")]));
    run.finish("a#1.1", limited(run, 10));
    run.post([{ type: "run.paused", data: { by: "ann", reason: "lunch" } }]);
    run.elapse();
    expect(run.open).toEqual([]);
    run.post([{ type: "run.resumed", data: { by: "ann" } }]);
    expect(run.open).toEqual(["a#1.2"]);
  });

  test("S11: a run can be cancelled while all of it is parked", () => {
    const run = new SimulatedRun(planOf([agent("a")]));
    run.finish("a#1.1", limited(run, 10));
    run.post([{ type: "cancel.requested", data: { by: "ann" } }]);
    expect(run.state.ended?.status).toBe("cancelled");
    expect(run.state.timers.size).toBe(0);
  });
});
