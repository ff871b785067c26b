import { describe, expect, test } from "vitest";
import { agent, critic, planOf } from "../fixtures/make-steps.ts";
import { done, type Outcome, verdict } from "./simulation/performer.ts";
import { SimulatedRun } from "./simulation/simulated-run.ts";

function judged(rest: Parameters<typeof critic>[1] = {}, rounds = 3): SimulatedRun {
  return new SimulatedRun(
    planOf([agent("a", { critic: critic(rounds, rest), onFailure: ["ask"] })]),
  );
}

/** The author hands in work, the critic judges it. */
function round(run: SimulatedRun, work: Outcome, judgement: Outcome): void {
  run.finish(run.open[0] ?? "", work);
  run.finish(run.open[0] ?? "", judgement);
}

describe("the critic", () => {
  test("C1: accepted work is the step's output", () => {
    const run = judged();
    run.finish("a#1.1", done("draft"));
    expect(run.startOf("a#1.2")).toEqual({ role: "critic", generation: 1, ordinal: 2 });
    expect(run.step("a").output).toBeUndefined();
    run.finish("a#1.2", verdict("accept"));
    expect(run.eventsOf("critic.judged")[0]).toMatchObject({
      attempt: "a#1.2",
      data: { verdict: "accept", round: 1, findings: [] },
    });
    expect(run.step("a")).toMatchObject({ status: "completed", output: "draft" });
  });

  test("C1: rejected work goes back to its author's own session with all findings", () => {
    const run = judged();
    round(run, done("draft 1"), verdict("reject", ["too long", "no title"]));
    expect(run.startOf("a#1.3")).toMatchObject({
      role: "author",
      resume: "session of a#1.1",
      guidance: "too long\nno title",
    });
    run.finish("a#1.3", done("draft 2"));
    expect(run.startOf("a#1.4").resume).toBe("session of a#1.2");
    run.finish("a#1.4", verdict("accept"));
    expect(run.step("a").output).toBe("draft 2");
  });

  test("C1: after as many rejections as there are rounds the ladder decides", () => {
    const run = judged({}, 2);
    round(run, done("1"), verdict("reject", ["f1"]));
    round(run, done("2"), verdict("reject", ["f2"]));
    expect(run.step("a").failure).toMatchObject({
      class: "critic",
      error: "rejected 2 times, last: f2",
    });
    run.answer("sim-q1", "retry", "once more");
    expect(run.startOf("a#1.5").guidance).toBe("once more\nf2\nrejected 2 times, last: f2");
    round(run, done("3"), verdict("reject", []));
    expect(run.step("a").failure?.error).toBe("rejected 3 times, last: no reason given");
  });

  test("C2: the same findings twice end the rounds", () => {
    const run = judged();
    round(run, done("1"), verdict("reject", ["too long"]));
    round(run, done("2"), verdict("reject", ["too long"]));
    expect(run.step("a").failure?.error).toBe("the critic found the same twice: too long");
  });

  test("C2: a rejection without findings is no repetition", () => {
    const run = judged();
    round(run, done("1"), verdict("reject"));
    round(run, done("2"), verdict("reject"));
    expect(run.open).toEqual(["a#1.5"]);
  });

  test("C2: the same work after a rejection ends the rounds, before the critic looks again", () => {
    const run = judged();
    round(run, done("1", { digest: "d" }), verdict("reject", ["too long"]));
    run.finish("a#1.3", done("1", { digest: "d" }));
    expect(run.open).toEqual([]);
    expect(run.step("a").failure?.error).toBe("the same work came back after a rejection");
  });

  test("C2: the same work in a new generation is judged", () => {
    const run = new SimulatedRun(
      planOf([agent("a", { critic: critic(), sendBackTo: ["a"], onFailure: ["ask"] })]),
    );
    const judgement = done({ verdict: "reject", sendBack: { to: "a", reason: "start anew" } });
    round(run, done("1", { digest: "d" }), judgement);
    expect(run.startOf("a#2.1").guidance).toBe("start anew");
    run.finish("a#2.1", done("1", { digest: "d" }));
    expect(run.startOf("a#2.2").role).toBe("critic");
  });

  test("C2: the rounds end when they cost more than they may", () => {
    const run = judged({ tokens: 100 });
    const usage = { inputTokens: 30, outputTokens: 30 };
    round(run, done("1", { usage }), verdict("reject", ["f1"]));
    expect(run.open).toEqual(["a#1.3"]);
    round(run, done("2", { usage }), verdict("reject", ["f2"]));
    expect(run.step("a").failure?.error).toBe("the critic's rounds cost 120 tokens, more than 100");
  });

  test("C3: a verdict that cannot be read, or that says so, means no", () => {
    for (const judgement of [done("Looks good!"), done(null), { end: "completed" } as const]) {
      const run = judged();
      round(run, done("draft"), judgement);
      expect(run.step("a").failure).toMatchObject({
        class: "unverified",
        error: "the verdict could not be read",
      });
    }
    const unable = judged();
    round(unable, done("draft"), verdict("cannot-verify"));
    expect(unable.step("a").failure?.error).toBe("the critic could not verify the work");
    const why = judged();
    round(why, done("draft"), verdict("cannot-verify", ["no access"]));
    expect(why.step("a").failure?.error).toBe("no access");
  });

  test("C1: the rounds survive a crash", () => {
    const run = judged();
    round(run, done("1"), verdict("reject", ["f1"]));
    run.crash();
    expect(run.startOf("a#1.4")).toMatchObject({ role: "author", guidance: "f1" });
    run.finish("a#1.4", done("2"));
    run.crash();
    expect(run.startOf("a#1.6")).toMatchObject({ role: "critic", resume: "session of a#1.2" });
    run.finish("a#1.6", verdict("reject", ["f2"]));
    expect(run.step("a").round).toBe(2);
  });
});
