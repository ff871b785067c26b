import { describe, expect, test } from "vitest";
import type { Json } from "../json.ts";
import { agent, approval, code, map, planOf, plannedSteps, scope } from "../fixtures/make-steps.ts";
import type { StepInput } from "../plan/step.ts";
import { done, failing } from "./simulation/performer.ts";
import { SimulatedRun } from "./simulation/simulated-run.ts";

/** A supervisor's plan for the rest. */
function rest(steps: readonly StepInput[], keep: readonly string[] = [], early = false): Json {
  const revision = { ...plannedSteps(steps), keep: [...keep], reason: "it was wrong" };
  return early ? { ...revision, early } : revision;
}

const fix = rest([agent("fix"), code("proof", { after: ["fix"] })]);

/** One step may be repaired; beside it one runs on, one is parked, one waits, one comes after. */
function broken(onFailure: StepInput["onFailure"] = ["repair"]): SimulatedRun {
  const run = new SimulatedRun(
    planOf(
      [
        agent("first"),
        agent("breaks", { after: ["first"], onFailure: onFailure ?? [] }),
        agent("beside", { after: ["first"] }),
        agent("report", { after: ["breaks", "beside"] }),
      ],
      { report: "report" },
    ),
  );
  run.finish("first#1.1", done("fine"));
  run.finish("breaks#1.1", failing("output", "no JSON"));
  return run;
}

describe("repair", () => {
  test("F3: a supervisor is told what failed, while the siblings run on", () => {
    const run = broken();
    expect(run.startOf("breaks#1.2")).toEqual({
      role: "supervisor",
      generation: 1,
      ordinal: 2,
      guidance: "output: no JSON",
    });
    expect(run.open).toEqual(["beside#1.1", "breaks#1.2"]);
    run.finish("beside#1.1", done("fine"));
    expect(run.step("beside").status).toBe("completed");
  });

  test("F3: its plan replaces the unfinished rest once that has come to rest", () => {
    const run = broken();
    run.finish("breaks#1.2", done(fix));
    expect(run.underway.get("beside#1.1")?.cancelled).toBe("superseded: it was wrong");
    expect(run.open).toEqual(["beside#1.1"]);
    run.finish("beside#1.1", { end: "cancelled", reason: "superseded" });
    for (const id of ["breaks", "beside", "report"])
      expect(run.step(id)).toMatchObject({
        status: "skipped",
        reason: "superseded by the revised plan",
      });
    expect(run.step("first").status).toBe("completed");
    expect(run.open).toEqual(["fix#1.1"]);
    run.finish("fix#1.1", done("fixed"));
    run.finish("proof#1.1", done("the new report"));
    expect(run.state.ended).toMatchObject({ status: "completed", report: "proof" });
  });

  test("F3: what the supervisor keeps runs on and may be built upon", () => {
    const run = broken();
    const steps = [code("proof", { after: ["beside", "first"] })];
    run.finish("breaks#1.2", done(rest(steps, ["beside", "breaks"])));
    expect(run.step("breaks").status).toBe("skipped");
    expect(run.open).toEqual(["beside#1.1"]);
    run.finish("beside#1.1", done("fine"));
    expect(run.open).toEqual(["proof#1.1"]);
  });

  test("F3: what is superseded takes its requests, timers and children with it", () => {
    const plan = planOf([
      agent("breaks", { onFailure: ["repair"] }),
      approval("asks"),
      agent("sleeps", { onFailure: [{ retry: { count: 1, backoffMs: 100 } }] }),
      agent("list"),
      map("each", "list"),
    ]);
    const run = new SimulatedRun(plan, { slots: 4 });
    run.finish("list#1.1", done(["x", "y"]));
    run.finish("sleeps#1.1", failing());
    run.finish("breaks#1.1", failing("output"));
    run.finish("breaks#1.2", done(fix));
    expect(run.open).toEqual(["each/1#1.1", "each/2#1.1"]);
    run.finish("each/1#1.1", done("x"));
    run.finish("each/2#1.1", { end: "cancelled", reason: "superseded" });
    expect([run.state.requests.size, run.state.timers.size]).toEqual([0, 0]);
    expect(run.open).toEqual(["fix#1.1"]);
  });

  test("F7: a supervisor that fails, is lost thrice or cannot be read leaves the failure to the next rung", () => {
    const failed = broken(["repair", "ask"]);
    failed.finish("breaks#1.2", failing("timeout", "it hung"));
    const lost = broken(["repair", "ask"]);
    lost.finish("beside#1.1", done("fine"));
    for (const ordinal of [2, 3, 4])
      lost.finish(`breaks#1.${ordinal}`, { end: "lost", reason: "gone" });
    const garbled = broken(["repair", "ask"]);
    garbled.finish("breaks#1.2", done("try harder"));
    for (const run of [failed, lost, garbled]) {
      expect([...run.state.requests.values()]).toMatchObject([
        { kind: "ladder", text: "Step breaks failed (output): no JSON" },
      ]);
    }
  });

  test("F7: after a repair in vain a retry is an author's, and the run does not get stuck", () => {
    const run = broken(["repair", { retry: { count: 1 } }]);
    run.finish("breaks#1.2", done("no idea"));
    expect(run.startOf("breaks#1.3")).toMatchObject({ role: "author", guidance: "no JSON" });
    run.finish("breaks#1.3", failing("output"));
    run.finish("breaks#1.4", done("still no idea"));
    expect(run.state.fatal?.step).toBe("breaks");
  });

  test("F7: a supervisor that was cancelled, parked or lost once goes on as one", () => {
    const run = broken();
    run.finish("breaks#1.2", { end: "cancelled", reason: "its host closes" });
    run.finish("breaks#1.3", { end: "lost", reason: "gone" });
    run.finish("beside#1.1", done("fine"));
    run.finish("breaks#1.4", { end: "parked", reason: "rate limit", until: run.now + 50 });
    run.elapse();
    run.finish("breaks#1.5", {
      end: "parked",
      reason: "it asks",
      ask: { text: "May I?", options: [] },
    });
    run.answer("sim-q1", undefined, "yes");
    const starts = run.eventsOf("attempt.started").filter(({ step }) => step === "breaks");
    expect(starts.slice(1).map(({ data }) => [data.role, data.guidance])).toEqual([
      ["supervisor", "output: no JSON"],
      ["supervisor", "output: no JSON"],
      ["supervisor", "output: no JSON"],
      ["supervisor", "output: no JSON"],
      ["supervisor", "yes"],
    ]);
    expect(run.step("breaks").retries).toEqual([]);
  });

  test.each([
    ["is no object", "do it better"],
    ["has no steps", rest([])],
    ["has a cycle", rest([code("x", { after: ["y"] }), code("y", { after: ["x"] })])],
    ["waits for what is superseded", rest([code("x", { after: ["report"] })])],
    ["keeps what waits for what is superseded", rest([code("x")], ["report"])],
    ["proves nothing at its end", rest([code("x"), agent("y")])],
    ["writes where only reading was allowed", rest([agent("x", { access: "write" }), code("y")])],
    ["uses an id again", rest([code("first")])],
    ["uses one id twice", rest([code("x"), code("x")])],
    ["reaches into a container", rest([code("first/x")])],
    ["has a word too many", rest([code("x")], [], true)],
    ["is too long", rest(Array.from({ length: 500 }, (_, at) => code(`x${at}`)))],
  ])("G6: a revision that %s is not believed", (_, revision) => {
    const run = broken();
    run.finish("beside#1.1", done("fine"));
    run.finish("breaks#1.2", done(revision));
    expect(run.eventsOf("plan.revised")).toEqual([]);
    expect(run.state.ended).toMatchObject({ status: "failed", error: "no JSON" });
  });

  test("G6: a revision that takes up an id which a send-back has taken away is not believed", () => {
    const run = new SimulatedRun(
      planOf([
        agent("plan"),
        scope("s", "plan"),
        agent("top", { after: ["s", "plan"], sendBackTo: ["plan"] }),
      ]),
    );
    const back = (to: string) => done("no", { sendBack: { to, reason: "not yet" } });
    run.finish(
      "plan#1.1",
      done(plannedSteps([agent("a"), agent("j", { after: ["a"], sendBackTo: ["a"] }), code("z")])),
    );
    run.finish("s/z#1.1", done("z"));
    run.finish("s/a#1.1", done("a"));
    run.finish("s/j#1.1", back("s/a"));
    run.finish("s/a#2.1", done("a"));
    run.finish("s/j#2.1", done("fine"));
    run.finish("top#1.1", back("plan"));
    run.finish("plan#2.1", done(plannedSteps([agent("b", { onFailure: ["repair"] }), code("z")])));
    run.finish("s/z#2.1", done("z"));
    run.finish("s/b#2.1", failing("output", "no JSON"));
    run.finish("s/b#2.2", done(rest([agent("a"), code("proof", { after: ["a"] })])));
    expect(run.eventsOf("plan.revised")).toEqual([]);
    expect(run.state.ended).toMatchObject({ status: "failed" });
  });

  test("G6: a run is repaired twice at most", () => {
    const plan = planOf(
      [1, 2, 3].map((n) => agent(`a${n}`, { onFailure: ["repair", "continue"] })),
    );
    const run = new SimulatedRun(plan);
    for (const n of [1, 2, 3]) run.finish(`a${n}#1.1`, failing("output"));
    for (const n of [1, 2]) {
      const keep = [1, 2, 3].filter((other) => other > n).map((other) => `a${other}`);
      run.finish(`a${n}#1.2`, done(rest([code(`fix${n}`)], keep)));
      run.finish(`fix${n}#1.1`, done("fixed"));
    }
    run.finish("a3#1.2", done(rest([code("fix3")])));
    expect(run.eventsOf("plan.revised")).toHaveLength(2);
    expect(run.step("a3").status).toBe("failed");
  });

  test("G5: two revisions at once: the first replaces the second's step", () => {
    const plan = planOf([
      agent("a", { onFailure: ["repair"] }),
      agent("b", { onFailure: ["repair"] }),
      agent("slow"),
    ]);
    const run = new SimulatedRun(plan);
    run.finish("a#1.1", failing("output"));
    run.finish("b#1.1", failing("output"));
    run.finish("a#1.2", done(fix));
    run.finish("b#1.2", done(rest([code("other")])));
    run.finish("slow#1.1", { end: "cancelled", reason: "superseded" });
    expect(run.eventsOf("plan.revised")).toHaveLength(1);
    expect(run.step("b").status).toBe("skipped");
    expect(run.open).toEqual(["fix#1.1"]);
  });

  test("G5: a revision waits for a send-back that is under way", () => {
    const plan = planOf([
      agent("a"),
      agent("judge", { after: ["a"], sendBackTo: ["a"] }),
      agent("slow", { after: ["a"] }),
      agent("breaks", { onFailure: ["repair"] }),
    ]);
    const run = new SimulatedRun(plan, { slots: 4 });
    run.finish("a#1.1", done("a"));
    run.finish("breaks#1.1", failing("output"));
    run.finish("judge#1.1", done("no", { sendBack: { to: "a", reason: "wrong" } }));
    run.finish("breaks#1.2", done(fix));
    expect(run.open).toEqual(["slow#1.1"]);
    run.finish("slow#1.1", { end: "cancelled", reason: "sent back" });
    expect(run.step("a").status).toBe("skipped");
    expect(run.open).toEqual(["fix#1.1"]);
  });

  test("G5: inside a scope the rest of the scope is replaced, named below it", () => {
    const inner = [
      agent("x", { onFailure: ["repair"] }),
      agent("y", { after: ["x"] }),
      code("z", { after: ["y"] }),
    ];
    const run = new SimulatedRun(
      planOf([agent("plan"), scope("s", "plan"), agent("after", { after: ["s"] }), agent("other")]),
    );
    run.finish("plan#1.1", done(plannedSteps(inner)));
    run.finish("s/x#1.1", failing("output"));
    run.finish("s/x#1.2", done(fix));
    expect(run.open).toEqual(["other#1.1", "s/fix#1.1"]);
    run.finish("s/fix#1.1", done("fixed"));
    run.finish("s/proof#1.1", done("proven"));
    expect(run.step("s").output).toBe("proven");
    expect(run.open).toEqual(["other#1.1", "after#1.1"]);
  });

  test("F9: a supervisor may have the author try once more, with a word that stays; that counts as a repair", () => {
    const run = broken(["repair", "ask"]);
    run.finish("breaks#1.2", done({ retry: "Hand in JSON." }));
    expect(run.startOf("breaks#1.3")).toMatchObject({ role: "author" });
    expect(run.startOf("breaks#1.3").guidance).toContain("Hand in JSON.");
    expect(run.state.repairs).toBe(1);
    run.finish("breaks#1.3", failing("output", "still no JSON"));
    run.finish("breaks#1.4", done({ retry: "Once more." }));
    expect(run.startOf("breaks#1.5").guidance).toContain("Hand in JSON.");
    run.finish("breaks#1.5", failing("output", "none again"));
    expect(run.state.repairs).toBe(2);
    expect(run.step("breaks").status).toBe("waiting");
  });

  test("F9: a supervisor may pass, and the next rung is served", () => {
    const run = broken(["repair", "ask"]);
    run.finish("breaks#1.2", done({ pass: "a person has to say what is wanted" }));
    expect(run.step("breaks").status).toBe("waiting");
    expect(run.state.repairs).toBe(0);
  });

  test.each(["agent", "auth", "endpoint", "refused", "unavailable", "silence"] as const)(
    "F10: no supervisor is asked about a failure of class %s",
    (kind) => {
      const run = new SimulatedRun(planOf([agent("a", { onFailure: ["repair", "ask"] })]));
      run.finish("a#1.1", failing(kind, "it does not work"));
      expect(run.step("a").status).toBe("waiting");
    },
  );
});
