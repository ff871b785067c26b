import { describe, expect, test } from "vitest";
import { agent, approval, map, planOf } from "../fixtures/make-steps.ts";
import { MAX_STEPS } from "../plan/plan.ts";
import { check } from "./check.ts";
import type { EventOf, RunEvent } from "./events.ts";
import { reduceAll } from "./reduce.ts";
import { done } from "./simulation/performer.ts";
import { birth, SimulatedRun } from "./simulation/simulated-run.ts";
import { createRunState, type RunState } from "./state.ts";

const PLAN = planOf([agent("a"), agent("b", { after: ["a"] }), approval("ok"), map("m", "a")]);

/** A run in which nothing has been decided yet, after its birth and these events. */
function fold(...events: readonly RunEvent[]): RunState {
  const stored = [...birth(PLAN), ...events].map((event, at) => ({ ...event, seq: at + 1, at }));
  return reduceAll(createRunState("sim"), stored);
}

function start(step: string, rest: Partial<EventOf<"attempt.started">["data"]> = {}): RunEvent {
  const data = { role: "author", generation: 1, ordinal: 1, ...rest } as const;
  return { type: "attempt.started", step, attempt: `${step}#1.1`, data };
}

describe("check", () => {
  test("S1 S2: an attempt starts in its time, in its place, and only once", () => {
    expect(check(fold(), start("a"))).toBeUndefined();
    expect(check(fold(), start("nobody"))).toBe("there is no step nobody");
    expect(check(fold(), start("b"))).toBe("b needs none");
    expect(check(fold(), start("ok"))).toBe("steps of kind request have no attempts of their own");
    const grown: RunEvent = { type: "plan.extended", step: "a", data: { steps: [] } };
    expect(check(fold(), grown)).toBe("steps of kind agent have no children");
    expect(check(fold(), start("a", { generation: 2 }))).toBe("its generation is 1");
    expect(check(fold(), start("a", { ordinal: 2 }))).toBe("its last attempt was number 0");
    expect(check(fold(start("a")), start("a", { ordinal: 2 }))).toBe("a#1.1 is under way");
  });

  test("R6: nothing starts in a run that is not driven, paused or ending", () => {
    const stored = birth(PLAN)
      .slice(0, 2)
      .map((event, at) => ({ ...event, seq: at + 1, at }));
    const planned = reduceAll(createRunState("sim"), stored);
    expect(check(createRunState("sim"), start("a"))).toBe("the run does not exist");
    expect(check(planned, start("a"))).toBe("the run has not started");
    const paused = fold({ type: "run.paused", data: { by: "ann", reason: "lunch" } });
    expect(check(paused, start("a"))).toBe("the run is paused");
    const cancelled = fold({ type: "cancel.requested", data: { by: "ann" } });
    expect(check(cancelled, start("a"))).toBe("the run is ending");
    expect(check(cancelled, { type: "run.completed", data: {} })).toContain("in another way");
  });

  test("R6: a run does not end while an attempt is under way", () => {
    const busy = fold(start("a"), { type: "cancel.requested", data: { by: "ann" } });
    expect(check(busy, { type: "run.cancelled", data: { by: "ann" } })).toBe(
      "1 attempts are under way",
    );
    expect(check(fold(), { type: "run.completed", data: {} })).toBe("4 steps are open");
    expect(check(fold(), { type: "run.failed", data: { error: "x" } })).toContain("no step");
    expect(check(fold(), { type: "run.cancelled", data: { by: "x" } })).toBe("nobody asked for it");
  });

  test("R7: a budget is exceeded once", () => {
    const exceeded: RunEvent = {
      type: "budget.exceeded",
      data: { scope: "tokens", limit: 1, spent: 2 },
    };
    expect(check(fold(), exceeded)).toBeUndefined();
    expect(check(fold(exceeded), exceeded)).toBe("the budget was exceeded before");
  });

  test("G7: a container does not grow beyond the size of a plan", () => {
    const run = new SimulatedRun(planOf([agent("a"), map("m", "a", { cap: 1 })]));
    run.finish("a#1.1", done([1]));
    const before = run.journal.slice(0, -3);
    const state = reduceAll(createRunState("sim"), before);
    const [child] = run.step("m").children;
    const steps = Array.from({ length: MAX_STEPS - 1 }, () => child?.def).flatMap(
      (def) => def ?? [],
    );
    expect(check(state, { type: "plan.extended", step: "m", data: { steps } })).toBe(
      `the plan would have more than ${MAX_STEPS} steps`,
    );
  });

  test("Q1: a request opens once, and only its own step's is answered", () => {
    const run = new SimulatedRun(PLAN);
    const { state } = run;
    const answer: RunEvent = {
      type: "request.answered",
      step: "a",
      data: { request: "sim-q1", effect: "continue", option: "yes", by: "ann" },
    };
    expect(check(state, answer)).toBe("there is no such open request");
    expect(check(state, { ...answer, step: "ok" })).toBeUndefined();
    const data = { request: "sim-q1", kind: "agent", text: "?", options: [] } as const;
    const again: RunEvent = { type: "request.opened", step: "m", data: { ...data, options: [] } };
    expect(check(reduceAll(createRunState("sim"), run.journal), again)).toBeDefined();
  });

  test("B3: nothing that a send-back closes moves before it begins anew", () => {
    const plan = planOf([
      agent("a"),
      agent("judge", { after: ["a"], sendBackTo: ["a"] }),
      agent("slow", { after: ["a"] }),
      agent("late", { after: ["a"] }),
    ]);
    const run = new SimulatedRun(plan, { slots: 2 });
    run.finish("a#1.1", done("a"));
    expect(check(run.state, start("late"))).toBeUndefined();
    run.finish("judge#1.1", done("no", { sendBack: { to: "a", reason: "x" } }));
    expect(check(run.state, start("late"))).toBe("late is about to begin anew");
    const reopened = { type: "step.reopened", step: "late", data: { generation: 2 } } as const;
    expect(check(run.state, reopened)).toBe("nobody sent it back");
    expect(check(run.state, { ...reopened, step: "slow" })).toBe("it still runs");
    const twice: RunEvent = { ...reopened, step: "a", data: { generation: 3 } };
    expect(check(run.state, twice)).toBe("its generation is 1");
  });

  test("B6: one send-back at a time", () => {
    const run = new SimulatedRun(
      planOf([
        agent("a"),
        agent("judge", { after: ["a"], sendBackTo: ["a"] }),
        agent("slow", { after: ["a"] }),
        approval("ok", { after: [] }),
      ]),
    );
    run.finish("a#1.1", done("a"));
    run.finish("judge#1.1", done("no", { sendBack: { to: "a", reason: "x" } }));
    const { state } = run;
    const answered = run.journal.concat({
      type: "request.answered",
      step: "ok",
      data: { request: "sim-q1", effect: "continue", option: "yes", by: "ann" },
      seq: run.journal.length + 1,
      at: 1,
    });
    const data = { to: "ok", reason: "x", round: 1, by: "ann" };
    const second: RunEvent = { type: "step.sentBack", step: "ok", data };
    expect(check(reduceAll(createRunState("sim"), answered), second)).toBe(
      "another send-back is under way",
    );
    expect(check(state, { type: "step.completed", step: "judge", data: {} })).toBeDefined();
  });
});
