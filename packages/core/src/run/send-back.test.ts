import { describe, expect, test } from "vitest";
import type { Json } from "../json.ts";
import { agent, approval, code, critic, map, planOf, scope } from "../fixtures/make-steps.ts";
import { plannedSteps } from "../fixtures/make-steps.ts";
import { sendBackProblem } from "./send-back.ts";
import { done, failing, type Outcome, verdict } from "./simulation/performer.ts";
import { SimulatedRun } from "./simulation/simulated-run.ts";

const back = (to: string, reason = "not yet"): Outcome => done("no", { sendBack: { to, reason } });

/** draft → look.1, look.2 → judge, which may send back to the draft. */
function drafted(): SimulatedRun {
  const run = new SimulatedRun(
    planOf([
      agent("draft"),
      agent("look.1", { after: ["draft"] }),
      agent("look.2", { after: ["draft"] }),
      agent("judge", { after: ["look.1"], sendBackTo: ["draft", "look.1"] }),
      code("report", { after: ["judge", "look.2"] }),
    ]),
  );
  run.finish("draft#1.1", done("draft 1"));
  return run;
}

describe("send back", () => {
  test("B2: the target goes on in its session with the reason, and so does all that had begun", () => {
    const run = drafted();
    run.finish("look.1#1.1", done("fine"));
    run.finish("look.2#1.1", done("fine too"));
    run.finish("judge#1.1", back("draft", "too long"));
    expect(run.eventsOf("step.sentBack")[0]?.data).toEqual({
      to: "draft",
      reason: "too long",
      round: 1,
      by: "agent",
    });
    expect(run.eventsOf("step.reopened").map(({ step }) => step)).toEqual([
      "draft",
      "look.1",
      "look.2",
      "judge",
    ]);
    expect(run.startOf("draft#2.1")).toMatchObject({
      resume: "session of draft#1.1",
      guidance: "too long",
    });
    run.finish("draft#2.1", done("draft 2"));
    expect(run.startOf("look.1#2.1").guidance).toBeUndefined();
    expect(run.startOf("look.1#2.1").resume).toBe("session of look.1#1.1");
  });

  test("B2: running descendants are cancelled first, and what they still hand in counts for nothing", () => {
    const run = drafted();
    run.finish("look.1#1.1", done("fine"));
    run.finish("judge#1.1", back("draft"));
    expect(run.underway.get("look.2#1.1")?.cancelled).toBe("sent back to draft");
    expect(run.open).toEqual(["look.2#1.1"]);
    run.finish("look.2#1.1", done("just in time"));
    expect(run.open).toEqual(["draft#2.1"]);
    expect(run.step("look.2")).toMatchObject({ status: "pending", generation: 2 });
  });

  test("B2: a descendant that fails while it is being closed does not fail the run", () => {
    const run = drafted();
    run.finish("look.1#1.1", done("fine"));
    run.finish("judge#1.1", back("draft"));
    run.finish("look.2#1.1", failing());
    expect(run.open).toEqual(["draft#2.1"]);
    expect(run.state.fatal).toBeUndefined();
  });

  test("B3: what could begin but has not does not begin on work that is done anew", () => {
    // One slot: `late` is ready, but its turn has not come when the judge sends back.
    const plan = planOf([
      agent("draft"),
      agent("judge", { after: ["draft"], sendBackTo: ["draft"] }),
      agent("slow", { after: ["draft"] }),
      agent("late", { after: ["draft"] }),
    ]);
    const run = new SimulatedRun(plan, { slots: 2 });
    run.finish("draft#1.1", done("draft 1"));
    expect(run.open).toEqual(["judge#1.1", "slow#1.1"]);
    run.finish("judge#1.1", back("draft"));
    expect(run.open).toEqual(["slow#1.1"]);
    run.finish("slow#1.1", { end: "cancelled", reason: "sent back" });
    expect(run.open).toEqual(["draft#2.1"]);
  });

  test("B1: along one pair agents send back three times, then the ladder decides", () => {
    const run = drafted();
    for (let round = 1; round <= 3; round++) {
      run.finish(`look.1#${round}.1`, done("fine"));
      run.finish(`look.2#${round}.1`, done("fine"));
      run.finish(`judge#${round}.1`, back("draft", `round ${round}`));
      run.finish(`draft#${round + 1}.1`, done("draft"));
    }
    expect(run.eventsOf("step.sentBack").map(({ data }) => data.round)).toEqual([1, 2, 3]);
    run.finish("look.1#4.1", done("fine"));
    run.finish("look.2#4.1", done("fine"));
    run.finish("judge#4.1", back("draft", "again"));
    expect(run.state.ended).toMatchObject({
      status: "failed",
      error: "sent back to draft 3 times already: again",
    });
  });

  test("B1: the pairs are counted apart", () => {
    const run = drafted();
    run.finish("look.2#1.1", done("fine"));
    for (let round = 1; round <= 3; round++) {
      run.finish(`look.1#${round}.1`, done("fine"));
      run.finish(`judge#${round}.1`, back("look.1"));
    }
    run.finish("look.1#4.1", done("fine"));
    run.finish("judge#4.1", back("draft"));
    expect(run.open).toEqual(["draft#2.1"]);
  });

  test("B1: a person's send-back is never counted and never refused", () => {
    const run = new SimulatedRun(
      planOf([agent("a"), approval("ok", { after: ["a"], backTo: ["a"] })]),
    );
    for (let round = 1; round <= 5; round++) {
      run.finish(`a#${round}.1`, done("draft"));
      run.answer(`sim-q${round}`, "back.a");
    }
    expect(run.open).toEqual(["a#6.1"]);
    expect(run.state.sendBacks.size).toBe(0);
  });

  test("B5: a critic sends back too, and only where the plan lets it", () => {
    const plan = planOf([
      agent("a"),
      agent("b", { after: ["a"], critic: critic(), sendBackTo: ["a"] }),
      agent("c", { after: ["b"], critic: critic(), onFailure: ["ask"] }),
    ]);
    const run = new SimulatedRun(plan);
    run.finish("a#1.1", done("draft"));
    run.finish("b#1.1", done("work"));
    const wish = (to: string): Json => ({ verdict: "reject", sendBack: { to, reason: "wrong" } });
    run.finish("b#1.2", done(wish("a")));
    expect(run.eventsOf("step.sentBack")[0]).toMatchObject({ step: "b", data: { by: "critic" } });
    run.finish("a#2.1", done("draft 2"));
    run.finish("b#2.1", done("work"));
    run.finish("b#2.2", verdict("accept"));
    run.finish("c#1.1", done("more"));
    run.finish("c#1.2", done(wish("a")));
    expect(run.step("c").failure).toMatchObject({
      class: "sendback",
      error: "its plan does not let it send back to a",
    });
  });

  test("B5: only to an agent step or a container, in the same scope, that comes before", () => {
    const inner = [agent("x"), code("y", { after: ["x"] })];
    const run = new SimulatedRun(
      planOf([
        agent("plan"),
        code("sum"),
        agent("other"),
        scope("s", "plan"),
        agent("judge", { after: ["s", "sum"] }),
      ]),
    );
    run.finish("plan#1.1", done(plannedSteps(inner)));
    const problem = (from: string, to: string): string | undefined =>
      sendBackProblem(run.state, run.step(from), to);
    expect(problem("judge", "nobody")).toBe("there is no step nobody");
    expect(problem("judge", "s/x")).toBe("s/x is on the other side of a container's edge");
    expect(problem("s/y", "plan")).toBe("plan is on the other side of a container's edge");
    expect(problem("judge", "sum")).toContain("sum is a code step");
    expect(problem("judge", "other")).toBe("judge does not come after other");
    expect(problem("judge", "s")).toBeUndefined();
    expect(problem("judge", "judge")).toBeUndefined();
    expect(problem("s/y", "s/x")).toBeUndefined();
  });

  test("B6: two at once: the second waits for the first and then has its way", () => {
    const plan = planOf([
      agent("a"),
      agent("a.judge", { after: ["a"], sendBackTo: ["a"] }),
      agent("a.slow", { after: ["a"] }),
      agent("b"),
      approval("b.ok", { after: ["b"], backTo: ["b"] }),
    ]);
    const run = new SimulatedRun(plan, { slots: 4 });
    run.finish("a#1.1", done("a 1"));
    run.finish("b#1.1", done("b 1"));
    run.finish("a.judge#1.1", back("a"));
    run.answer("sim-q1", "back.b", "b is wrong");
    expect(run.open).toEqual(["a.slow#1.1"]);
    run.finish("a.slow#1.1", { end: "cancelled", reason: "sent back" });
    expect(run.open).toEqual(["a#2.1", "b#2.1"]);
    expect(run.startOf("b#2.1").guidance).toBe("b is wrong");
  });

  test("B6: the second begins a container anew that the first has just opened: it does not grow in between", () => {
    const plan = planOf([
      agent("root"),
      agent("list", { after: ["root"] }),
      map("each", "list"),
      agent("judge", { after: ["each"], sendBackTo: ["each"] }),
      agent("slow", { after: ["each"] }),
      agent("side", { after: ["root"], sendBackTo: ["root"] }),
    ]);
    const run = new SimulatedRun(plan, { slots: 8 });
    run.finish("root#1.1", done("root 1"));
    run.finish("list#1.1", done([]));
    run.finish("judge#1.1", back("each"));
    run.finish("side#1.1", back("root"));
    expect(run.open).toEqual(["slow#1.1"]);
    run.finish("slow#1.1", { end: "cancelled", reason: "sent back" });
    expect(run.eventsOf("plan.extended")).toHaveLength(1);
    expect(run.open).toEqual(["root#2.1"]);
  });

  test("B7: half-written generations are finished, none is begun twice", () => {
    const run = drafted();
    run.finish("look.1#1.1", done("fine"));
    run.finish("look.2#1.1", done("fine"));
    run.finish("judge#1.1", back("draft"));
    const reopened = run.journal.findIndex(({ type }) => type === "step.reopened");
    const journal = run.journal.slice(0, reopened + 2);
    const recovered = new SimulatedRun(planOf([agent("draft")]), { journal });
    expect(recovered.eventsOf("step.reopened")).toHaveLength(4);
    expect(recovered.open).toEqual(["draft#2.1"]);
  });

  test("B2: while the run is paused the send-back goes through, and nothing starts", () => {
    const run = drafted();
    run.finish("look.1#1.1", done("fine"));
    run.post([{ type: "run.paused", data: { by: "ann", reason: "lunch" } }]);
    run.finish("judge#1.1", back("draft"));
    run.finish("look.2#1.1", { end: "cancelled", reason: "sent back" });
    expect(run.step("draft").generation).toBe(2);
    expect(run.open).toEqual([]);
    run.post([{ type: "run.resumed", data: { by: "ann" } }]);
    expect(run.open).toEqual(["draft#2.1"]);
  });

  test("B2: a run that is cancelled in the middle of a send-back just ends", () => {
    const run = drafted();
    run.finish("look.1#1.1", done("fine"));
    run.finish("judge#1.1", back("draft"));
    run.post([{ type: "cancel.requested", data: { by: "ann" } }]);
    run.finish("look.2#1.1", { end: "cancelled", reason: "the run is cancelled" });
    expect(run.state.ended?.status).toBe("cancelled");
  });

  test("B2: steps that were skipped, failed or waited for a time begin anew as well", () => {
    const plan = planOf([
      agent("draft"),
      agent("fails", { after: ["draft"], onFailure: ["continue"] }),
      agent("skipped", { after: ["fails"] }),
      agent("parked", { after: ["draft"], onFailure: [{ retry: { count: 1, backoffMs: 100 } }] }),
      agent("judge", { after: ["skipped"], join: "settled", sendBackTo: ["draft"] }),
    ]);
    const run = new SimulatedRun(plan);
    run.finish("draft#1.1", done("draft 1"));
    run.finish("parked#1.1", failing());
    run.finish("fails#1.1", failing());
    run.finish("judge#1.1", back("draft"));
    expect(run.state.timers.size).toBe(0);
    run.finish("draft#2.1", done("draft 2"));
    expect(run.elapse()).toBe(false);
    expect(run.open.toSorted()).toEqual(["fails#2.1", "parked#2.1"]);
  });

  test("B2: a container goes back as a whole, its children with its reason", () => {
    const plan = planOf([
      agent("list"),
      map("each", "list", { key: "key" }),
      agent("judge", { after: ["each"], sendBackTo: ["each"] }),
    ]);
    const run = new SimulatedRun(plan);
    run.finish("list#1.1", done([{ key: "x" }, { key: "y" }]));
    run.finish("each/x#1.1", done("x 1"));
    run.finish("each/y#1.1", done("y 1"));
    run.finish("judge#1.1", back("each", "look harder"));
    expect(run.open).toEqual(["each/x#2.1", "each/y#2.1"]);
    expect(run.startOf("each/x#2.1")).toMatchObject({
      guidance: "look harder",
      resume: "session of each/x#1.1",
    });
  });
});
