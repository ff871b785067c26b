import { describe, expect, test } from "vitest";
import { agent, approval, critic, planOf } from "../fixtures/make-steps.ts";
import { done, failing, verdict } from "./simulation/performer.ts";
import { SimulatedRun } from "./simulation/simulated-run.ts";

describe("guidance", () => {
  test("S6: the findings of a critic outlive a crash of the author", () => {
    const run = new SimulatedRun(
      planOf([agent("a", { critic: critic(), onFailure: [{ retry: { count: 1 } }] })]),
    );
    run.finish("a#1.1", done("1"));
    run.finish("a#1.2", verdict("reject", ["too long", "no title"]));
    run.finish("a#1.3", failing("agent", "it crashed"));
    expect(run.startOf("a#1.4").guidance).toBe("too long\nno title\nit crashed");
  });

  test("S6: the reason of a send-back stays beside what a critic finds in the new generation", () => {
    const run = new SimulatedRun(
      planOf([agent("a", { critic: critic() }), approval("ok", { after: ["a"], backTo: ["a"] })]),
    );
    run.finish("a#1.1", done("1"));
    run.finish("a#1.2", verdict("accept"));
    run.answer("sim-q1", "back.a", "for children");
    run.finish("a#2.1", done("2"));
    run.finish("a#2.2", verdict("reject", ["too long"]));
    expect(run.startOf("a#2.3").guidance).toBe("for children\ntoo long");
  });

  test("S6: findings that were dealt with are not told again", () => {
    const run = new SimulatedRun(planOf([agent("a", { critic: critic(5) })]));
    run.finish("a#1.1", done("1"));
    run.finish("a#1.2", verdict("reject", ["first"]));
    run.finish("a#1.3", done("2"));
    run.finish("a#1.4", verdict("reject", ["second"]));
    expect(run.startOf("a#1.5").guidance).toBe("second");
  });

  test("S6: an answer outlives a park, a loss and a cancel", () => {
    const run = new SimulatedRun(planOf([agent("a")]));
    const ask = { text: "Which?", options: [] };
    run.finish("a#1.1", { end: "parked", reason: "it asks", ask });
    run.answer("sim-q1", undefined, "the blue one");
    const told = "You asked: Which?\nThe answer: the blue one";
    run.finish("a#1.2", { end: "parked", reason: "rate limit", until: run.now + 10 });
    run.elapse();
    run.finish("a#1.3", { end: "lost", reason: "gone" });
    run.finish("a#1.4", { end: "cancelled", reason: "its host closes" });
    for (const ordinal of [2, 3, 4, 5]) expect(run.startOf(`a#1.${ordinal}`).guidance).toBe(told);
  });

  test("S6: what was wrong is told again after a pause, and not once work was handed in", () => {
    const onFailure = [{ retry: { count: 2, backoffMs: 10 } }];
    const run = new SimulatedRun(planOf([agent("a", { critic: critic(), onFailure })]));
    run.finish("a#1.1", failing("output", "no JSON"));
    run.elapse();
    expect(run.startOf("a#1.2").guidance).toBe("no JSON");
    run.finish("a#1.2", done("1"));
    run.finish("a#1.3", verdict("reject", ["too long"]));
    expect(run.startOf("a#1.4").guidance).toBe("too long");
  });

  test("S6: a question of the critic is answered to the critic", () => {
    const run = new SimulatedRun(planOf([agent("a", { critic: critic() })]));
    run.finish("a#1.1", done("1"));
    const options = [{ id: "o", label: "Ok", effect: "output" as const }];
    run.finish("a#1.2", { end: "parked", reason: "it asks", ask: { text: "Strict?", options } });
    run.answer("sim-q1", "o", "very");
    expect(run.startOf("a#1.3")).toMatchObject({ role: "critic", guidance: "o: very" });
    run.finish("a#1.3", verdict("reject", ["too long"]));
    expect(run.startOf("a#1.4").guidance).toBe("too long");
  });
});
