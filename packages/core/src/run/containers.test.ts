import { describe, expect, test } from "vitest";
import type { Json } from "../json.ts";
import { agent, approval, code, map, planOf, plannedSteps, scope } from "../fixtures/make-steps.ts";
import type { StepInput } from "../plan/step.ts";
import { MAX_STEPS } from "../plan/plan.ts";
import { check } from "./check.ts";
import { done, failing } from "./simulation/performer.ts";
import { SimulatedRun } from "./simulation/simulated-run.ts";

/** A list and a map over it. */
function mapped(list: Json, rest: Parameters<typeof map>[2] = {}): SimulatedRun {
  const run = new SimulatedRun(
    planOf([agent("list"), map("each", "list", rest), code("after", { after: ["each"] })]),
    { slots: 10 },
  );
  run.finish("list#1.1", done(list));
  return run;
}

/** A planner and a scope over what it planned. */
function scoped(inner: readonly StepInput[] | Json, onFailure: StepInput["onFailure"] = []) {
  const run = new SimulatedRun(
    planOf([agent("plan"), scope("s", "plan", { onFailure }), code("after", { after: ["s"] })]),
    { slots: 10 },
  );
  const isPlan = Array.isArray(inner) && inner.length > 0;
  run.finish(
    "plan#1.1",
    done(isPlan ? plannedSteps(inner as readonly StepInput[]) : (inner as Json)),
  );
  return run;
}

describe("a map", () => {
  test("G1: has one child for each item, named by its key, and hands on all of them", () => {
    const run = mapped([{ key: "x" }, { key: "y" }], { key: "key" });
    expect(run.open).toEqual(["each/x#1.1", "each/y#1.1"]);
    expect(run.step("each/y").def.item).toEqual({ key: "y" });
    run.finish("each/y#1.1", done("Y"));
    run.finish("each/x#1.1", done("X"));
    expect(run.step("each").output).toEqual([
      { key: "x", status: "completed", output: "X" },
      { key: "y", status: "completed", output: "Y" },
    ]);
    expect(run.open).toEqual(["after#1.1"]);
  });

  test("G1: over nothing completes at once", () => {
    const run = mapped([]);
    expect(run.step("each")).toMatchObject({ status: "completed", output: [] });
    expect(run.open).toEqual(["after#1.1"]);
  });

  test("G1: gives every item a key of its own, whatever the items say", () => {
    const keys = ["a.3", "a", "a", "", "_x", "../..", "Ünï", 7, null, "x".repeat(100), true, "7"];
    const run = mapped(
      keys.map((key) => ({ key })),
      { key: "key" },
    );
    const ids = run.step("each").children.map(({ id }) => id.slice("each/".length));
    expect(new Set(ids).size).toBe(keys.length);
    expect(ids.slice(0, 8)).toEqual(["a.3", "a", "a.4", "4", "x", "6", "n", "7"]);
    for (const id of ids) expect(id).toMatch(/^[A-Za-z0-9][A-Za-z0-9._-]{0,62}$/);
  });

  test("G1: takes as many items as its cap and counts the others", () => {
    const run = mapped(["a", "b", "c"], { cap: 2 });
    expect(run.step("each").children).toHaveLength(2);
    expect(run.eventsOf("plan.extended")[0]?.data.omitted).toBe(1);
  });

  test("G1: hands on what became of items without an output", () => {
    const run = mapped(["a"]);
    run.finish("each/1#1.1", { end: "completed" });
    expect(run.step("each").output).toEqual([{ key: "1", status: "completed", output: null }]);
  });

  test("G8: over something else goes to its ladder", () => {
    const run = mapped("nothing", { onFailure: ["ask"] });
    expect(run.step("each").failure?.error).toBe("the output it maps over is no list");
    run.answer("sim-q1", "continue");
    expect(run.step("each").status).toBe("failed");
    expect(mapped({}).state.ended?.status).toBe("failed");
  });

  test("G7: never takes a plan beyond its size", () => {
    const list = Array.from({ length: 200 }, (_, at) => at);
    const maps = [1, 2, 3].map((n) => map(`m${n}`, "list", { cap: 200, onFailure: ["continue"] }));
    const run = new SimulatedRun(planOf([agent("list"), ...maps]), { slots: 1 });
    run.finish("list#1.1", done(list));
    expect(run.state.steps.size).toBe(404);
    expect(run.step("m3").reason).toBe(`the plan would have more than ${MAX_STEPS} steps`);
    const steps = run.step("m1").children.map(({ def }) => def);
    const event = { type: "plan.extended", step: "m1", data: { steps } } as const;
    expect(check(run.state, event)).toBe("m1 needs none");
  });
});

describe("a scope", () => {
  test("G3: runs the steps of an output, named below it in all they say of each other", () => {
    const when = { gt: [{ out: "a", path: "n" }, { value: 1 }] as [object, object] };
    const inner = [
      agent("a", { postconditions: [{ name: "big", test: { has: { out: "self" } } }] }),
      agent("b", { after: ["a"], session: "continue:a", sendBackTo: ["a"], when } as object),
      approval("ok", { after: ["b"], backTo: ["a"] }),
      map("m", "a"),
      scope("deep", "a", { when: { any: [{ has: { first: [{ out: "a" }] } }] } }),
      code("last", { after: ["ok"] }),
    ];
    const run = scoped(inner);
    expect(run.step("s/b").def).toMatchObject({
      after: ["s/a"],
      session: "continue:s/a",
      sendBackTo: ["s/a"],
      when: { gt: [{ out: "s/a", path: "n" }, { value: 1 }] },
    });
    expect(run.step("s/a").def).toMatchObject({
      session: "own",
      postconditions: [{ name: "big", test: { has: { out: "self" } } }],
    });
    expect(run.step("s/m").def).toMatchObject({ over: { out: "s/a" } });
    expect(run.step("s/deep").def).toMatchObject({
      from: { out: "s/a" },
      when: { any: [{ has: { first: [{ out: "s/a" }] } }] },
    });
  });

  test("G3: hands on the output of its last step that completed", () => {
    const run = scoped([agent("a"), code("b", { after: ["a"], onFailure: ["continue"] })]);
    run.finish("s/a#1.1", done("A"));
    run.finish("s/b#1.1", failing());
    expect(run.step("s")).toMatchObject({ status: "completed", output: "A" });
    const none = scoped([code("a", { onFailure: ["continue"] })]);
    none.finish("s/a#1.1", failing());
    expect(none.step("s").output).toBeNull();
  });

  test.each<[string, Json, string]>([
    ["no object", "do it", "the plan in"],
    ["no steps", { steps: [] }, "the plan in"],
    ["a writer", plannedSteps([agent("w", { access: "write" }), code("z")]), "wants to write"],
    ["no proof", plannedSteps([agent("w")]), "proves nothing"],
    ["ids of children", plannedSteps([agent("w"), code("w/x")]), "'/' is kept"],
    ["a cycle", plannedSteps([code("x", { after: ["x"] })]), "waits for itself"],
  ])("G8: over %s goes to its ladder", (_, output, problem) => {
    const run = scoped(output, ["continue"]);
    expect(run.step("s").reason).toContain(problem);
    expect(run.step("after").status).toBe("skipped");
  });

  test("G4: comes to rest when a child fails for good, and then fails", () => {
    const run = scoped([
      agent("a"),
      agent("b"),
      agent("c", { after: ["b"] }),
      approval("ok"),
      code("z", { after: ["c"] }),
    ]);
    run.finish("s/a#1.1", failing("agent", "it crashed"));
    expect(run.underway.get("s/b#1.1")?.cancelled).toBe("s has failed");
    run.finish("s/b#1.1", done("fine"));
    expect(run.state.requests.size).toBe(0);
    expect(run.step("s/c")).toMatchObject({ status: "skipped", reason: "s has ended" });
    expect(run.state.ended).toMatchObject({ status: "failed", error: "s/a: it crashed" });
  });

  test("G4: what is nested deeper comes to rest as well", () => {
    const run = scoped([agent("plan"), scope("in", "plan"), agent("b"), code("z")]);
    run.finish("s/plan#1.1", done(plannedSteps([agent("x"), code("y")])));
    run.finish("s/b#1.1", failing());
    expect(run.underway.get("s/in/x#1.1")?.cancelled).toBe("s has failed");
    for (const open of run.open) run.finish(open, { end: "cancelled", reason: "s has failed" });
    expect(run.state.ended?.status).toBe("failed");
  });

  test("G4: while a person is asked about it, nothing in it starts; then it begins anew", () => {
    const inner = [agent("a"), agent("b", { onFailure: [{ retry: { count: 1 } }] }), code("z")];
    const run = scoped(inner, ["ask"]);
    run.finish("s/z#1.1", done("z"));
    run.finish("s/a#1.1", failing());
    run.finish("s/b#1.1", failing());
    expect(run.open).toEqual([]);
    run.answer("sim-q1", "retry", "be careful");
    expect(run.open).toEqual(["s/a#2.1", "s/b#2.1", "s/z#2.1"]);
    expect(run.startOf("s/a#2.1").guidance).toBe("be careful");
  });

  test("G4: when it is given up, the run goes on without it and nothing of it is left", () => {
    const run = scoped([agent("a"), approval("ok"), code("z", { after: ["ok"] })], ["ask"]);
    run.finish("s/a#1.1", failing());
    expect([...run.state.requests.values()].map(({ kind }) => kind)).toEqual([
      "approval",
      "ladder",
    ]);
    run.answer("sim-q2", "continue");
    expect(run.step("s").status).toBe("failed");
    expect(run.step("s/z")).toMatchObject({ status: "skipped", reason: "s has ended" });
    expect(run.state.ended?.status).toBe("completed");
  });

  test("G4: an answer to a child of a failed scope is kept and starts nothing", () => {
    const run = scoped([agent("a"), approval("ok"), code("z", { after: ["ok"] })], ["ask"]);
    run.finish("s/a#1.1", failing());
    run.answer("sim-q1", "yes");
    expect(run.open).toEqual([]);
    run.answer("sim-q2", "continue");
    expect(run.state.ended?.status).toBe("completed");
  });

  test("G4: two children that fail at once are one failure", () => {
    const run = scoped([code("a"), code("b"), code("z")], ["ask"]);
    run.post([
      {
        type: "attempt.failed",
        step: "s/a",
        attempt: "s/a#1.1",
        data: { class: "code", error: "1" },
      },
      {
        type: "attempt.failed",
        step: "s/b",
        attempt: "s/b#1.1",
        data: { class: "code", error: "2" },
      },
    ]);
    expect(run.step("s").failure?.error).toBe("s/a: 1");
    run.finish("s/z#1.1", { end: "cancelled", reason: "s has failed" });
    expect(run.state.requests.size).toBe(1);
  });

  test("G4: a send-back inside a scope does not outlive the scope", () => {
    const run = scoped(
      [
        agent("a"),
        agent("judge", { after: ["a"], sendBackTo: ["a"] }),
        agent("slow", { after: ["a"] }),
        code("z"),
      ],
      ["continue"],
    );
    run.finish("s/a#1.1", done("a"));
    run.finish("s/judge#1.1", done("no", { sendBack: { to: "s/a", reason: "wrong" } }));
    expect(run.state.reopening?.target.id).toBe("s/a");
    run.finish("s/z#1.1", failing());
    run.finish("s/slow#1.1", { end: "cancelled", reason: "sent back" });
    expect(run.step("s").status).toBe("failed");
    expect(run.state.reopening).toBeUndefined();
    expect(run.open).toEqual([]);
  });

  test("S4: a child that comes back never takes up a generation again", () => {
    const inner = [agent("a"), approval("ok", { after: ["a"], backTo: ["a"] }), code("z")];
    const plan = planOf([
      agent("plan"),
      scope("s", "plan"),
      approval("judge", { after: ["s"], backTo: ["s"] }),
    ]);
    const run = new SimulatedRun(plan);
    run.finish("plan#1.1", done(plannedSteps(inner)));
    run.finish("s/a#1.1", done("a 1"));
    run.answer("sim-q1", "back.a");
    run.finish("s/a#2.1", done("a 2"));
    run.answer("sim-q2", "yes");
    run.finish("s/z#1.1", done("z"));
    run.answer("sim-q3", "back.s");
    expect(run.open).toEqual(["s/a#3.1", "s/z#2.1"]);
    expect(run.eventsOf("plan.extended")[1]?.data.generations).toEqual({ "s/a": 3, "s/ok": 3 });
    expect(run.startOf("s/a#3.1").resume).toBe("session of s/a#1.1");
  });
});
