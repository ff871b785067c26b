import { anything, assert, constantFrom, dictionary, property, record, string } from "fast-check";
import { describe, expect, test } from "vitest";
import { agent, approval, map, planOf } from "../fixtures/make-steps.ts";
import { advance } from "./advance.ts";
import { check } from "./check.ts";
import { isAgentEvent, type RunEvent, runEventSchema, type StoredRunEvent } from "./events.ts";
import { reduce, reduceAll } from "./reduce.ts";
import { draws } from "./simulation/draws.ts";
import { done, failing } from "./simulation/performer.ts";
import { birth, SimulatedRun } from "./simulation/simulated-run.ts";
import { snapshot } from "./simulation/snapshot.ts";
import { createRunState, type RunState } from "./state.ts";

const TYPES = runEventSchema.options.map((option) => option.shape.type.value);

/** Folds a copy of the journal and one more event; says whether the event changed more than the count of late ones. */
function withOne(
  run: SimulatedRun,
  event: RunEvent,
): { readonly state: RunState; changed: boolean } {
  const before = reduceAll(createRunState("sim"), run.journal);
  const state = reduceAll(createRunState("sim"), run.journal);
  reduce(state, { ...event, seq: state.seq + 1, at: run.now });
  const { seq, ignored } = before;
  Object.assign(before, { seq: seq + 1, ignored: ignored + 1, updatedAt: run.now });
  return { state, changed: snapshot(before) !== snapshot(state) };
}

describe("events that come too late", () => {
  test("S5: an outcome of an older generation is kept and changes nothing", () => {
    const run = new SimulatedRun(
      planOf([agent("a"), approval("ok", { after: ["a"], backTo: ["a"] })]),
    );
    run.finish("a#1.1", done("a"));
    run.answer("sim-q1", "back.a");
    const late: RunEvent[] = [
      { type: "attempt.completed", step: "a", attempt: "a#1.1", data: { output: "old" } },
      { type: "attempt.failed", step: "a", attempt: "a#1.1", data: { class: "agent", error: "x" } },
      {
        type: "attempt.started",
        step: "a",
        attempt: "a#1.2",
        data: { role: "author", generation: 1, ordinal: 2 },
      },
      { type: "step.reopened", step: "a", data: { generation: 2 } },
      {
        type: "request.answered",
        step: "ok",
        data: { request: "sim-q1", effect: "stop", by: "x" },
      },
      { type: "request.expired", step: "ok", data: { request: "sim-q1" } },
      { type: "timer.fired", step: "a", data: { timer: "a#1.t1" } },
      {
        type: "critic.judged",
        step: "a",
        attempt: "a#1.1",
        data: { verdict: "accept", round: 1, findings: [] },
      },
      {
        type: "step.sentBack",
        step: "a",
        data: { to: "nobody", reason: "x", round: 1, by: "agent" },
      },
      { type: "plan.extended", step: "nobody", data: { steps: [] } },
      { type: "plan.revised", step: "nobody", data: { keep: [], steps: [], by: "x", reason: "x" } },
    ];
    expect(late.filter((event) => withOne(run, event).changed)).toEqual([]);
    expect(late.filter((event) => check(run.state, event) === undefined)).toEqual([]);
  });

  test("S5: what belongs to a step that is settled or is not there changes nothing", () => {
    const run = new SimulatedRun(
      planOf([agent("a", { onFailure: ["continue"] }), agent("b"), map("m", "b")]),
    );
    run.finish("a#1.1", failing());
    for (const step of ["a", "nobody"]) {
      const late: RunEvent[] = [
        { type: "step.completed", step, data: { output: 1 } },
        { type: "step.failed", step, data: { class: "agent", error: "x", tolerated: false } },
        { type: "step.skipped", step, data: { reason: "x" } },
        { type: "timer.set", step, data: { timer: "t", until: 1, why: "x" } },
        {
          type: "request.opened",
          step,
          data: { request: "q", kind: "agent", text: "", options: [] },
        },
        { type: "plan.extended", step, data: { steps: [] } },
        { type: "attempt.lost", step, attempt: `${step}#1.1`, data: { reason: "x" } },
      ];
      expect(late.filter((event) => withOne(run, event).changed)).toEqual([]);
    }
  });

  test("R4: nothing moves a run that has ended", () => {
    const run = new SimulatedRun(planOf([agent("a")]));
    run.finish("a#1.1", done("a"));
    const late: RunEvent[] = [...run.journal, ...birth(planOf([agent("b")]))];
    expect(late.filter((event) => withOne(run, event).changed)).toEqual([]);
    expect(late.filter((event) => check(run.state, event) === undefined)).toEqual([]);
    expect(advance(run.state, run.now)).toMatchObject({ events: [], starts: [], cancels: [] });
  });

  test("R2: a run is born, planned and started once", () => {
    const run = new SimulatedRun(planOf([agent("a")]));
    const again = birth(planOf([agent("b")]));
    expect(again.filter((event) => check(run.state, event) === undefined)).toEqual([]);
    expect(again.slice(0, 2).filter((event) => withOne(run, event).changed)).toEqual([]);
  });

  test("R10: agents' text and notes move nothing, not even the time", () => {
    const run = new SimulatedRun(planOf([agent("a")]));
    const before = snapshot(run.state);
    const at = run.state.seq + 1;
    const text: StoredRunEvent = {
      type: "agent.text",
      step: "a",
      attempt: "a#1.1",
      data: { text: "hi" },
      seq: at,
      at: 9,
    };
    expect(snapshot(reduce(run.state, text))).toBe(
      before.replace(`"seq":${at - 1}`, `"seq":${at}`),
    );
    expect(TYPES.filter(isAgentEvent)).toHaveLength(9);
  });

  test("R10: neither `reduce` nor `check` throws, whatever they are given", () => {
    const events = record(
      {
        type: constantFrom(...TYPES, "some.other"),
        step: constantFrom("a", "ok", "m", "nobody"),
        attempt: constantFrom("a#1.1", "a#1.2"),
        data: record(
          {
            request: constantFrom("sim-q1", "q"),
            to: constantFrom("a", "m"),
            generation: constantFrom(1, 2),
            role: constantFrom("author", "critic", "supervisor"),
            effect: constantFrom("continue", "stop"),
            verdict: constantFrom("accept", "reject"),
            timer: string(),
            steps: constantFrom([]),
            keep: constantFrom([]),
            findings: constantFrom([], ["x"]),
            options: constantFrom([]),
            output: anything(),
            more: dictionary(string(), anything()),
          },
          { requiredKeys: ["steps", "keep", "findings", "options", "request", "to"] },
        ),
      },
      { requiredKeys: ["type", "data"] },
    );
    const plan = planOf([agent("a"), approval("ok"), agent("b"), map("m", "b")]);
    assert(
      property(events, events, (...garbage) => {
        const run = new SimulatedRun(plan);
        for (const each of garbage) {
          const event = { ...(each as unknown as StoredRunEvent), seq: run.state.seq + 1, at: 1 };
          check(run.state, event);
          reduce(run.state, event);
        }
        expect(run.state.seq).toBe(run.journal.length + 2);
      }),
      draws(300),
    );
  });
});

describe("advance", () => {
  test("R8: names a state that does not come to rest instead of turning for ever", () => {
    const { state } = new SimulatedRun(planOf([agent("a"), approval("ok")]));
    const step = state.steps.get("a");
    if (step) Object.assign(step, { need: "sendBack", sendBack: { to: "b", reason: "", by: "x" } });
    if (step) state.agenda.add(step);
    expect(() => advance(state, 1)).toThrow("does not come to rest: step.sentBack");
  });
});
