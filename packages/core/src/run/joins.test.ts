import { describe, expect, test } from "vitest";
import { agent, approval, code, planOf } from "../fixtures/make-steps.ts";
import { done, failing } from "./simulation/performer.ts";
import { SimulatedRun } from "./simulation/simulated-run.ts";

const tolerant = { onFailure: ["continue" as const] };

/** Two steps that may fail, and one that joins them. */
function joined(join: "all" | "some" | "settled"): SimulatedRun {
  return new SimulatedRun(
    planOf([
      agent("a", tolerant),
      agent("b", tolerant),
      agent("joins", { after: ["a", "b"], join }),
      code("after", { after: ["joins"] }),
    ]),
  );
}

describe("joins", () => {
  test("S8: `all` skips a step when one dependency failed, and the reason cascades", () => {
    const run = joined("all");
    run.finish("a#1.1", done("fine"));
    run.finish("b#1.1", failing("agent", "it crashed"));
    expect(run.step("joins")).toMatchObject({
      status: "skipped",
      reason: "b was failed: it crashed",
    });
    expect(run.step("after").reason).toBe("joins was skipped: b was failed: it crashed");
    expect(run.eventsOf("step.skipped").map(({ data }) => data.cause)).toEqual(["b", "joins"]);
    expect(run.state.ended?.status).toBe("completed");
  });

  test("S8: `some` waits for all and needs one that completed", () => {
    const one = joined("some");
    one.finish("a#1.1", done("fine"));
    expect(one.open).toEqual(["b#1.1"]);
    one.finish("b#1.1", failing());
    expect(one.open).toEqual(["joins#1.1"]);

    const none = joined("some");
    none.finish("a#1.1", failing());
    none.finish("b#1.1", failing());
    expect(none.step("joins").status).toBe("skipped");
  });

  test("S8: `settled` begins whatever became of its dependencies", () => {
    const run = joined("settled");
    run.finish("a#1.1", failing());
    run.finish("b#1.1", failing());
    expect(run.open).toEqual(["joins#1.1"]);
  });

  test("S8: a step without dependencies begins at once, whatever its join", () => {
    const run = new SimulatedRun(planOf([agent("a", { join: "some" }), agent("b")]));
    expect(run.open).toEqual(["a#1.1", "b#1.1"]);
  });

  test("S8: a dependency that is named twice counts as one", () => {
    const run = new SimulatedRun(planOf([agent("a"), agent("b", { after: ["a", "a"] })]));
    run.finish("a#1.1", done("fine"));
    expect(run.open).toEqual(["b#1.1"]);
  });

  test("S9: a step whose `when` is false is skipped in the words of its plan", () => {
    const when = { eq: [{ out: "a", path: "go" }, { value: true }] as const };
    const plan = planOf([
      agent("a"),
      agent("b", { after: ["a"], when: { eq: [...when.eq] }, otherwise: "nothing to do" }),
      agent("c", { after: ["a"], when: { not: { eq: [...when.eq] } } }),
      agent("d", { after: ["a"], when: { eq: [...when.eq] } }),
    ]);
    const run = new SimulatedRun(plan);
    run.finish("a#1.1", done({ go: false }));
    expect(run.step("b")).toMatchObject({ status: "skipped", reason: "nothing to do" });
    expect(run.step("d").reason).toBe("its condition does not hold");
    expect(run.open).toEqual(["c#1.1"]);
  });

  test("S9: a step that failed has no output to ask about", () => {
    const run = new SimulatedRun(
      planOf([
        agent("a", tolerant),
        agent("b", { after: ["a"], join: "settled", when: { has: { out: "a" } } }),
      ]),
    );
    run.finish("a#1.1", failing());
    expect(run.step("b").status).toBe("skipped");
  });

  test("S1: a request opens only when its dependencies are settled", () => {
    const run = new SimulatedRun(planOf([agent("a"), approval("ok", { after: ["a"] })]));
    expect(run.state.requests.size).toBe(0);
    run.finish("a#1.1", done("fine"));
    expect([...run.state.requests.values()]).toMatchObject([{ step: "ok", kind: "approval" }]);
  });

  test("R6: a root step that fails for good ends the run, and what runs is cancelled first", () => {
    const run = new SimulatedRun(planOf([agent("a"), agent("b"), agent("c", { after: ["b"] })]));
    run.finish("a#1.1", failing("agent", "it crashed"));
    expect(run.state.ended).toBeUndefined();
    expect(run.underway.get("b#1.1")?.cancelled).toBe("the run has failed");
    run.finish("b#1.1", done("too late"));
    expect(run.open).toEqual([]);
    expect(run.state.ended).toMatchObject({ status: "failed", error: "it crashed" });
    expect(run.step("c").status).toBe("cancelled");
  });
});
