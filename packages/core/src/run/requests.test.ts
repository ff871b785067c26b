import { describe, expect, test } from "vitest";
import { agent, approval, code, planOf } from "../fixtures/make-steps.ts";
import { check } from "./check.ts";
import type { RunEvent } from "./events.ts";
import { done, failing } from "./simulation/performer.ts";
import { SimulatedRun } from "./simulation/simulated-run.ts";

const answered = (data: { request: string; option?: string; text?: string }): RunEvent => ({
  type: "request.answered",
  step: "ok",
  data: { effect: "continue", by: "bob", ...data },
});

describe("requests", () => {
  test("Q1: a request is answered once; the second is told who was first", () => {
    const run = new SimulatedRun(planOf([approval("ok"), agent("a", { after: ["ok"] })]));
    run.answer("sim-q1", "yes");
    expect(run.step("ok").output).toEqual({ option: "yes", text: null, by: "ann" });
    expect(check(run.state, answered({ request: "sim-q1", option: "yes" }))).toBe(
      "ann has answered it already",
    );
    expect(check(run.state, answered({ request: "sim-q9" }))).toBe("there is no such open request");
  });

  test("Q1: requests are answered by id, in any order", () => {
    const run = new SimulatedRun(planOf([approval("x"), approval("y"), approval("z")]));
    expect([...run.state.requests.keys()]).toEqual(["sim-q1", "sim-q2", "sim-q3"]);
    run.answer("sim-q3", "yes");
    run.answer("sim-q1", "yes");
    expect([...run.state.requests.values()].map(({ step }) => step)).toEqual(["y"]);
    run.answer("sim-q2", "yes");
    expect(run.state.ended?.status).toBe("completed");
  });

  test("Q2: words alone do not choose an option, and an option keeps its effect", () => {
    const { state } = new SimulatedRun(planOf([approval("ok")]));
    const event = (option: string | undefined, effect: "continue" | "stop"): RunEvent => ({
      type: "request.answered",
      step: "ok",
      data: { request: "sim-q1", effect, by: "bob", text: "yes!", ...(option && { option }) },
    });
    expect(check(state, event(undefined, "continue"))).toBe("it wants one of its options");
    expect(check(state, event("maybe", "continue"))).toBe("it wants one of its options");
    expect(check(state, event("no", "continue"))).toBe("option no has another effect");
    expect(check(state, event("no", "stop"))).toBeUndefined();
  });

  test("Q2: the effects of options: go on, stop, send back", () => {
    const plan = planOf([agent("a"), approval("ok", { after: ["a"], backTo: ["a"] })]);
    const asked = (): SimulatedRun => {
      const run = new SimulatedRun(plan);
      run.finish("a#1.1", done("draft"));
      return run;
    };
    const goes = asked();
    goes.answer("sim-q1", "yes", "well done");
    expect(goes.step("ok").output).toEqual({ option: "yes", text: "well done", by: "ann" });

    const stops = asked();
    stops.answer("sim-q1", "no", "not now");
    expect(stops.state.ended).toMatchObject({ status: "cancelled", error: "no: not now" });

    const silent = new SimulatedRun(planOf([{ ...approval("ok"), options: [] }]));
    silent.post([
      {
        type: "request.answered",
        step: "ok",
        data: { request: "sim-q1", effect: "stop", by: "x" },
      },
    ]);
    expect(silent.state.ended?.error).toBe("stopped by an answer");

    const back = asked();
    back.answer("sim-q1", "back.a", "shorter");
    expect(back.startOf("a#2.1").guidance).toBe("shorter");
    back.finish("a#2.1", done("shorter draft"));
    back.answer("sim-q2", "back.a");
    expect(back.startOf("a#3.1").guidance).toBe("sent back by ann");
  });

  test("Q3: a request that expires goes to its ladder", () => {
    const failed = new SimulatedRun(planOf([approval("ok", { expiresMs: 500 })]));
    expect(failed.elapse()).toBe(true);
    expect(failed.state.ended).toMatchObject({
      status: "failed",
      error: "nobody answered in time",
    });

    const asks = new SimulatedRun(planOf([approval("ok", { expiresMs: 500, onFailure: ["ask"] })]));
    asks.elapse();
    expect([...asks.state.requests.values()]).toMatchObject([{ id: "sim-q2", kind: "ladder" }]);
    asks.answer("sim-q2", "retry");
    expect([...asks.state.requests.values()]).toMatchObject([{ id: "sim-q3", kind: "approval" }]);
    expect(asks.step("ok").generation).toBe(2);
    asks.answer("sim-q3", "yes");
    expect(asks.state.ended?.status).toBe("completed");
  });

  test("Q3: an answer in time stops the clock", () => {
    const run = new SimulatedRun(
      planOf([approval("ok", { expiresMs: 500 }), agent("a", { after: ["ok"] })]),
    );
    run.answer("sim-q1", "yes");
    expect(run.elapse()).toBe(false);
    expect(run.step("ok").status).toBe("completed");
  });

  test("Q4: an agent's question waits, and its answer goes on in the same session", () => {
    const run = new SimulatedRun(planOf([agent("a")]));
    const options = [{ id: "o1", label: "The blue one", effect: "output" as const }];
    run.finish("a#1.1", { end: "parked", reason: "it asks", ask: { text: "Which?", options } });
    expect(run.step("a").status).toBe("waiting");
    run.answer("sim-q1", "o1", "of course");
    expect(run.startOf("a#1.2")).toMatchObject({
      resume: "session of a#1.1",
      guidance: "You asked: Which?\nThe answer: The blue one: of course",
    });
  });

  test("Q4: an effect that an agent writes beside its options means nothing", () => {
    for (const effect of ["stop", "accept", { sendBack: "nobody" }] as const) {
      const run = new SimulatedRun(planOf([agent("a")]));
      const ask = { text: "?", options: [{ id: "o", label: "Ok", effect }] };
      run.finish("a#1.1", { end: "parked", reason: "it asks", ask });
      run.answer("sim-q1", "o");
      expect(run.open).toEqual(["a#1.2"]);
    }
  });

  test("Q5: a request that a send-back took back cannot be answered", () => {
    const plan = planOf([
      agent("a"),
      approval("ok", { after: ["a"] }),
      agent("judge", { after: ["a"], sendBackTo: ["a"] }),
    ]);
    const run = new SimulatedRun(plan);
    run.finish("a#1.1", done("draft"));
    run.finish("judge#1.1", done("no", { sendBack: { to: "a", reason: "too long" } }));
    expect(run.state.requests.size).toBe(0);
    expect(check(run.state, answered({ request: "sim-q1", option: "yes" }))).toBe(
      "there is no such open request",
    );
    run.finish("a#2.1", done("draft 2"));
    expect([...run.state.requests.keys()]).toEqual(["sim-q2"]);
  });

  test("Q6: a crash between an answer and what follows from it loses nothing", () => {
    const run = new SimulatedRun(planOf([approval("ok"), code("a", { after: ["ok"] })]));
    const journal = run.journal.concat({
      ...answered({ request: "sim-q1", option: "yes" }),
      seq: run.journal.length + 1,
      at: run.now,
    });
    const recovered = new SimulatedRun(planOf([approval("ok")]), { journal });
    expect(recovered.open).toEqual(["a#1.1"]);
  });

  test("Q6: an answer that ends the run leaves nothing to be asked after it", () => {
    const limits = { tokens: 60 };
    const plan = planOf([approval("ok"), agent("a", { limits, onFailure: ["ask"] })]);
    const run = new SimulatedRun(plan);
    const at = { seq: run.journal.length + 1, at: run.now };
    const stop = { request: "sim-q1", option: "no", effect: "stop", by: "bob" } as const;
    const answer = { type: "request.answered", step: "ok", data: stop, ...at } as const;
    // The attempt that was under way is lost, and has used up the budget of its step.
    const recovered = new SimulatedRun(plan, { journal: run.journal.concat(answer) });
    expect(recovered.eventsOf("request.opened")).toHaveLength(1);
    expect(recovered.state.ended?.status).toBe("cancelled");
  });

  test("Q2: what a person wants done about a failed step is done", () => {
    const failed = (): SimulatedRun => {
      const run = new SimulatedRun(planOf([agent("a", { onFailure: ["ask"] }), code("b")]));
      run.finish("a#1.1", failing("wrote", "it wrote"));
      return run;
    };
    const [request] = failed().state.requests.values();
    expect(request).toMatchObject({ kind: "ladder", text: "Step a failed (wrote): it wrote" });
    expect(request?.options.map(({ id }) => id)).toEqual(["retry", "continue", "stop"]);

    const retried = failed();
    retried.answer("sim-q1", "retry", "only read");
    expect(retried.startOf("a#1.2").guidance).toBe("only read\nit wrote");
    const goesOn = failed();
    goesOn.answer("sim-q1", "continue");
    expect(goesOn.step("a").status).toBe("failed");
    expect(goesOn.state.fatal).toBeUndefined();
    const stopped = failed();
    stopped.answer("sim-q1", "stop");
    stopped.finish("b#1.1", { end: "cancelled", reason: "the run is cancelled" });
    expect(stopped.state.ended?.status).toBe("cancelled");
  });

  test("Q9: what a person said to a question about the work is known in words for the rest of the run", () => {
    const run = new SimulatedRun(
      planOf([agent("a"), approval("ok", { after: ["a"], backTo: ["a"] })]),
    );
    const options = [{ id: "v1", label: "The first one", effect: "output" }] as const;
    const ask = { text: "Which?", options };
    run.finish("a#1.1", { end: "parked", reason: "it asks", ask });
    run.answer("sim-q1", "v1", "it is older");
    run.finish("a#1.2", done("draft"));
    run.answer("sim-q2", "back.a", "again");
    expect(run.step("a").generation).toBe(2);
    expect([...run.state.answers.values()].map(({ asked }) => asked)).toEqual([
      { step: "a", text: "Which?", answer: "The first one: it is older" },
      undefined,
    ]);
  });
});
