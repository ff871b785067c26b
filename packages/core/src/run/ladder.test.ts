import { describe, expect, test } from "vitest";
import { agent, approval, code, critic, map, planOf } from "../fixtures/make-steps.ts";
import type { StepInput } from "../plan/step.ts";
import { done, failing, verdict } from "./simulation/performer.ts";
import { SimulatedRun } from "./simulation/simulated-run.ts";

type Rungs = NonNullable<StepInput["onFailure"]>;
const single = (onFailure: Rungs): SimulatedRun =>
  new SimulatedRun(planOf([agent("a", { onFailure }), approval("holds")]));

describe("the failure ladder", () => {
  test("F1: without rungs a failure is final", () => {
    const run = single([]);
    run.finish("a#1.1", failing("agent", "it crashed"));
    expect(run.state.ended).toMatchObject({ status: "failed", error: "it crashed" });
    expect(run.eventsOf("step.failed")[0]?.data.tolerated).toBe(false);
  });

  test("F1: `retry` gives as many attempts as it counts, and each is told what went wrong", () => {
    const run = single([{ retry: { count: 2 } }]);
    run.finish("a#1.1", failing("agent", "first"));
    expect(run.startOf("a#1.2").guidance).toBe("first");
    run.finish("a#1.2", failing("agent", "second"));
    expect(run.startOf("a#1.3").guidance).toBe("second");
    run.finish("a#1.3", failing("agent", "third"));
    expect(run.state.ended?.error).toBe("third");
  });

  test("F1: the pause before a retry doubles and is capped at ten minutes", () => {
    const run = single([{ retry: { count: 20, backoffMs: 1_000 } }]);
    const pauses: number[] = [];
    for (let ordinal = 1; ordinal <= 12; ordinal++) {
      const before = run.now;
      run.finish(`a#1.${ordinal}`, failing());
      expect(run.step("a").status).toBe("parked");
      run.elapse();
      pauses.push(run.now - before);
    }
    expect(pauses.slice(0, 4)).toEqual([1_000, 2_000, 4_000, 8_000]);
    expect(pauses.at(-1)).toBe(600_000);
    expect(run.eventsOf("timer.set")[0]?.data.why).toBe("retry after agent");
  });

  test("F1: each rung serves its classes and counts its own retries", () => {
    const run = single([
      { retry: { count: 1, classes: ["agent"] } },
      { retry: { count: 1, classes: ["output", "agent"] } },
    ]);
    run.finish("a#1.1", failing("agent"));
    run.finish("a#1.2", failing("output"));
    expect(run.open).toEqual(["a#1.3"]);
    run.finish("a#1.3", failing("agent"));
    expect(run.step("a").status).toBe("failed");
  });

  test("F1: a new generation begins with all its retries", () => {
    const plan = planOf([
      agent("a", { onFailure: [{ retry: { count: 1 } }] }),
      approval("ok", { after: ["a"], backTo: ["a"] }),
    ]);
    const run = new SimulatedRun(plan);
    run.finish("a#1.1", failing());
    run.finish("a#1.2", done("draft"));
    run.answer("sim-q1", "back.a");
    run.finish("a#2.1", failing());
    expect(run.open).toEqual(["a#2.2"]);
  });

  test("F1: a critic that crashes is tried again itself; its author is not", () => {
    const run = new SimulatedRun(
      planOf([agent("a", { critic: critic(), onFailure: [{ retry: { count: 1 } }] })]),
    );
    run.finish("a#1.1", done("draft"));
    run.finish("a#1.2", failing("agent", "it crashed"));
    expect(run.startOf("a#1.3")).toMatchObject({ role: "critic", guidance: "it crashed" });
    run.finish("a#1.3", verdict("accept"));
    expect(run.step("a")).toMatchObject({ status: "completed", output: "draft" });
  });

  test("F2: what cannot be started is not tried again unless the rung says so", () => {
    for (const kind of ["refused", "unavailable"] as const) {
      const run = single([{ retry: { count: 3 } }, "continue"]);
      run.finish("a#1.1", failing(kind));
      expect(run.step("a").status).toBe("failed");
      const named = single([{ retry: { count: 3, classes: [kind] } }]);
      named.finish("a#1.1", failing(kind));
      expect(named.open).toEqual(["a#1.2"]);
    }
  });

  test("F4: `ask` offers to try again, to accept what there is, to go on, or to stop", () => {
    const run = new SimulatedRun(planOf([agent("a", { critic: critic(1), onFailure: ["ask"] })]));
    run.finish("a#1.1", done("draft"));
    run.finish("a#1.2", verdict("reject", ["too long"]));
    const [request] = run.state.requests.values();
    expect(request?.text).toBe("Step a failed (critic): rejected 1 times, last: too long");
    expect(request?.options.map(({ effect }) => effect)).toEqual([
      "retry",
      "accept",
      "continue",
      "stop",
    ]);
    run.answer("sim-q1", "accept");
    expect(run.step("a")).toMatchObject({ status: "completed", output: "draft" });
  });

  test("F4: a person may ask for the same again and again", () => {
    const run = single([{ retry: { count: 1 } }, "ask"]);
    run.finish("a#1.1", failing());
    for (let ordinal = 2; ordinal <= 6; ordinal++) {
      run.finish(`a#1.${ordinal}`, failing());
      run.answer(`sim-q${ordinal}`, "retry");
    }
    expect(run.open).toEqual(["a#1.7"]);
    run.finish("a#1.7", done("at last"));
    expect(run.step("a").status).toBe("completed");
  });

  test("F5: `continue` lets the run go on without the step", () => {
    const run = new SimulatedRun(
      planOf([
        agent("a", { onFailure: ["continue"] }),
        code("b", { after: ["a"], join: "settled" }),
      ]),
    );
    run.finish("a#1.1", failing("timeout"));
    expect(run.eventsOf("step.failed")[0]?.data).toMatchObject({
      class: "timeout",
      tolerated: true,
    });
    expect(run.open).toEqual(["b#1.1"]);
  });

  test("F6: an attempt that is lost three times in a row goes to the ladder", () => {
    const run = single(["ask"]);
    run.crash();
    run.crash();
    expect(run.open).toEqual(["a#1.3"]);
    expect(run.startOf("a#1.3").resume).toBe("session of a#1.1");
    run.crash();
    expect(run.step("a").failure).toMatchObject({
      class: "lost",
      error: "lost 3 times: its host went away",
    });
  });

  test("F6: an attempt that ended in between begins the count anew", () => {
    const run = new SimulatedRun(planOf([agent("a", { critic: critic(3) })]));
    for (let round = 1; round <= 2; round++) {
      run.crash();
      run.crash();
      run.finish(run.open[0] ?? "", done(`draft ${round}`));
      run.crash();
      run.crash();
      run.finish(run.open[0] ?? "", verdict("reject", [`finding ${round}`]));
    }
    expect(run.state.tally.lost).toBe(8);
    expect(run.step("a").status).toBe("running");
  });

  test("F8: an attempt that was cancelled is neither retried nor counted", () => {
    const run = single([{ retry: { count: 1 } }]);
    for (let ordinal = 1; ordinal <= 4; ordinal++)
      run.finish(`a#1.${ordinal}`, { end: "cancelled", reason: "its host closes" });
    expect(run.open).toEqual(["a#1.5"]);
    expect(run.step("a").retries).toEqual([]);
    expect(run.state.tally.failed).toBe(0);
    run.post([{ type: "cancel.requested", data: { by: "ann", reason: "enough" } }]);
    expect(run.underway.get("a#1.5")?.cancelled).toBe("the run is cancelled");
    run.finish("a#1.5", failing());
    expect(run.open).toEqual([]);
    expect(run.state.ended).toMatchObject({ status: "cancelled", error: "enough" });
    expect(run.step("a").status).toBe("cancelled");
  });

  test("G2: an item of a map that fails kills no sibling", () => {
    const run = new SimulatedRun(planOf([agent("list"), map("each", "list")]));
    run.finish("list#1.1", done(["x", "y"]));
    run.finish("each/1#1.1", failing("agent", "it crashed"));
    expect(run.open).toEqual(["each/2#1.1"]);
    run.finish("each/2#1.1", done("y is fine"));
    expect(run.step("each").output).toEqual([
      { key: "1", status: "failed", error: "it crashed" },
      { key: "2", status: "completed", output: "y is fine" },
    ]);
  });

  test("F1: postconditions that do not hold are failures", () => {
    const run = single([{ retry: { count: 1 } }]);
    run.finish("a#1.1", done("x", { checks: [{ name: "long", ok: false, detail: "1 line" }] }));
    expect(run.startOf("a#1.2").guidance).toBe("long: 1 line");
    run.finish("a#1.2", done("x", { checks: [{ name: "long", ok: false }] }));
    expect(run.step("a").failure).toMatchObject({
      class: "postcondition",
      error: "long: it does not hold",
    });
  });
});
