import { describe, expect, test } from "vitest";
import { agent, code, map, planOf } from "../fixtures/make-steps.ts";
import { advance } from "./advance.ts";
import { check } from "./check.ts";
import { reduce, reduceAll } from "./reduce.ts";
import { failedFor, retryOf, retryProblem } from "./retry-step.ts";
import { discrepancies } from "./simulation/oracle.ts";
import { done, failing } from "./simulation/performer.ts";
import { SimulatedRun } from "./simulation/simulated-run.ts";
import { createRunState } from "./state.ts";
import { sampleEvent, STEP_EVENTS } from "./transitions/sample-event.ts";

const GOES_ON = ["continue"] as const;

/** look.1 and look.2, which a run can do without; one builds on look.1, all are collected, then one is asked. */
function looked(): SimulatedRun {
  const run = new SimulatedRun(
    planOf([
      agent("look.1", { onFailure: [...GOES_ON] }),
      agent("look.2", { onFailure: [...GOES_ON] }),
      agent("deeper", { after: ["look.1"] }),
      code("fold", { after: ["look.1", "look.2", "deeper"], join: "settled" }),
      agent("synth", { after: ["fold"] }),
    ]),
  );
  run.finish("look.1#1.1", failing("agent", "it crashed"));
  return run;
}

function retry(run: SimulatedRun, id: string, reason?: string): void {
  run.post([retryOf(run.step(id), { by: "ann", reason })]);
}

describe("a failed step that a person has tried again", () => {
  test("B8: begins a new generation in its session, with the reason, and is done after all", () => {
    const run = looked();
    retry(run, "look.1", "the network is back");
    expect(run.eventsOf("step.sentBack")[0]).toMatchObject({
      step: "look.1",
      data: { to: "look.1", by: "ann", round: 1 },
    });
    expect(run.startOf("look.1#2.1")).toMatchObject({
      generation: 2,
      guidance: "the network is back",
      resume: "session of look.1#1.1",
    });
    run.finish("look.1#2.1", done("found"));
    run.finish("deeper#2.1", done("more"));
    run.finish("look.2#1.1", done("fine"));
    run.finish("fold#1.1", done("folded"));
    run.finish("synth#1.1", done("all"));
    expect(run.state.ended?.status).toBe("completed");
    expect(run.step("look.1")).toMatchObject({ status: "completed", output: "found" });
  });

  test("B8: takes along what was skipped because of it and what went on without it", () => {
    const run = looked();
    expect(run.step("deeper").status).toBe("skipped");
    run.finish("look.2#1.1", done("fine"));
    run.finish("fold#1.1", done("folded without it"));
    expect(run.open).toEqual(["synth#1.1"]);
    retry(run, "look.1");
    expect(run.underway.get("synth#1.1")?.cancelled).toBe("sent back to look.1");
    expect(run.open).toEqual(["synth#1.1"]);
    run.finish("synth#1.1", { end: "cancelled", reason: "sent back" });
    expect(run.eventsOf("step.reopened").map(({ step }) => step)).toEqual([
      "look.1",
      "deeper",
      "fold",
      "synth",
    ]);
    expect(run.startOf("look.1#2.1").guidance).toBe("Try again. It failed: it crashed");
    run.finish("look.1#2.1", done("found"));
    run.finish("deeper#2.1", done("more"));
    run.finish("fold#2.1", done("folded"));
    run.finish("synth#2.1", done("all"));
    expect(run.step("look.2").generation).toBe(1);
    expect(run.step("fold").output).toBe("folded");
  });

  test("B8: may fail again, be tried again, and uses up no send-back of agents", () => {
    const run = looked();
    for (const generation of [2, 3, 4, 5, 6]) {
      retry(run, "look.1");
      run.finish(`look.1#${generation}.1`, failing());
    }
    expect(run.step("look.1")).toMatchObject({ status: "failed", generation: 6 });
    expect(run.eventsOf("step.sentBack").map(({ data }) => data.round)).toEqual([1, 2, 3, 4, 5]);
    expect(run.state.sendBacks.size).toBe(0);
  });

  test("B8: survives the death of its host between the word and the new generation", () => {
    const run = looked();
    run.finish("look.2#1.1", done("fine"));
    run.finish("fold#1.1", done("folded"));
    retry(run, "look.1");
    run.crash();
    expect(run.open).toEqual(["look.1#2.1"]);
    expect(run.step("synth").generation).toBe(2);
  });

  test("B8: waits with its start while the run is paused", () => {
    const run = looked();
    run.post([{ type: "run.paused", data: { by: "ann", reason: "lunch" } }]);
    retry(run, "look.1");
    expect(run.open).toEqual(["look.2#1.1"]);
    run.post([{ type: "run.resumed", data: { by: "ann" } }]);
    expect(run.open).toEqual(["look.2#1.1", "look.1#2.1"]);
  });

  test("B8: is one item of a map, whose siblings go on and which waits for it", () => {
    const run = new SimulatedRun(
      planOf([agent("list"), map("each", "list", {}), agent("last", { after: ["each"] })]),
    );
    run.finish("list#1.1", done(["a", "b"]));
    run.finish("each/1#1.1", failing());
    retry(run, "each/1");
    run.finish("each/2#1.1", done("b is done"));
    expect(run.step("each").status).toBe("running");
    run.finish("each/1#2.1", done("a is done"));
    expect(run.step("each").output).toMatchObject([
      { key: "1", output: "a is done" },
      { key: "2", output: "b is done" },
    ]);
  });
});

describe("a container whose last item has just failed", () => {
  test("B8: waits for the item that is tried again, wherever its journal was cut", () => {
    const run = new SimulatedRun(
      planOf([agent("list"), map("each", "list", {}), agent("last", { after: ["each"] })]),
    );
    run.finish("list#1.1", done(["a"]));
    run.finish("each/1#1.1", failing());
    const cut = run.journal.findIndex(({ type }) => type === "step.failed") + 1;
    const state = reduceAll(createRunState("sim"), run.journal.slice(0, cut));
    const item = state.steps.get("each/1");
    if (!item) throw new Error("there is no item");
    const event = retryOf(item, { by: "ann", reason: undefined });
    expect(check(state, event)).toBeUndefined();
    reduce(state, { ...event, seq: state.seq + 1, at: 2 });
    const { events, starts } = advance(state, 2);
    expect(events.map(({ type }) => type)).toEqual(["step.reopened"]);
    expect(starts.map(({ step }) => step.id)).toEqual(["each/1"]);
    expect(discrepancies(state)).toEqual([]);
  });
});

describe("a step that cannot be tried again", () => {
  test("B8: is every one that has not failed, or whose run is ending or has ended", () => {
    const run = looked();
    expect(retryProblem(run.state, run.step("look.2"))).toBe("look.2 is running");
    expect(retryProblem(run.state, run.step("deeper"))).toBe("deeper is skipped");
    expect(retryProblem(run.state, run.step("fold"))).toBe("fold is pending");
    run.post([{ type: "cancel.requested", data: { by: "ann" } }]);
    expect(retryProblem(run.state, run.step("look.1"))).toBe("the run is ending");
    run.finish("look.2#1.1", { end: "cancelled", reason: "cancelled" });
    expect(retryProblem(run.state, run.step("look.1"))).toBe("the run is cancelled");
    const event = retryOf(run.step("look.1"), { by: "ann", reason: undefined });
    expect(check(run.state, event)).toBe("the run is cancelled");
  });

  test("B8: is one that another is being re-opened beside, or that is in a container which has ended", () => {
    const run = looked();
    run.finish("look.2#1.1", failing());
    run.finish("fold#1.1", done("folded"));
    retry(run, "look.1");
    expect(retryProblem(run.state, run.step("look.2"))).toBe(
      "what comes after look.1 is being re-opened",
    );
    const mapped = new SimulatedRun(
      planOf([agent("list"), map("each", "list", {}), agent("last", { after: ["each"] })]),
    );
    mapped.finish("list#1.1", done(["a"]));
    mapped.finish("each/1#1.1", failing());
    expect(retryProblem(mapped.state, mapped.step("each/1"))).toBe(
      "each, which it is in, is completed",
    );
  });

  test("B8: is moved by no other event, and a run that a failure has ended is not tried again", () => {
    const run = looked();
    const failed = run.step("look.1");
    const moves = STEP_EVENTS.filter((type) => !check(run.state, sampleEvent(type, failed)));
    expect(moves).toEqual(["step.sentBack"]);
    const fatal = new SimulatedRun(planOf([agent("only"), agent("other")]));
    fatal.finish("only#1.1", failing());
    expect(retryProblem(fatal.state, fatal.step("only"))).toBe("the run is ending");
  });
});

describe("what a person means who wants a skipped step done", () => {
  test("B8: is the failed step because of which it was skipped, however far away, if there is one", () => {
    const run = new SimulatedRun(
      planOf([
        agent("a", { onFailure: [...GOES_ON] }),
        agent("b", { after: ["a"] }),
        agent("c", { after: ["b"] }),
        agent("d", { when: { eq: [{ value: 1 }, { value: 2 }] } }),
        agent("open"),
      ]),
    );
    run.finish("a#1.1", failing());
    expect(failedFor(run.step("c"))?.id).toBe("a");
    expect(failedFor(run.step("a"))?.id).toBe("a");
    expect(failedFor(run.step("d"))).toBeUndefined();
  });
});
