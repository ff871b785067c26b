import { describe, expect, test } from "vitest";
import { agent, approval, code, critic, map, planOf } from "../fixtures/make-steps.ts";
import { done, failing } from "./simulation/performer.ts";
import { SimulatedRun } from "./simulation/simulated-run.ts";

const usage = { inputTokens: 60, outputTokens: 60, costUsd: 3 };

describe("budgets", () => {
  test("R7: a run over its token budget is paused once, and may spend as much again when a person lets it go on", () => {
    const chain = ["a", "b", "c", "d"].map((id, index, all) =>
      agent(id, { after: all.slice(Math.max(0, index - 1), index) }),
    );
    const plan = planOf(chain, { limits: { tokens: 100 } });
    const run = new SimulatedRun(plan);
    run.finish("a#1.1", done("a", { usage }));
    expect(run.eventsOf("budget.exceeded")[0]?.data).toEqual({
      scope: "tokens",
      limit: 100,
      spent: 120,
    });
    expect(run.state.paused?.reason).toBe("the tokens budget of 100 is used up (120)");
    expect(run.open).toEqual([]);
    run.post([{ type: "run.resumed", data: { by: "ann" } }]);
    expect(run.startOf("b#1.1")).toMatchObject({ maxTokens: 100 });
    run.finish("b#1.1", done("b", { usage: { inputTokens: 90 } }));
    expect(run.startOf("c#1.1")).toMatchObject({ maxTokens: 10 });
    expect(run.eventsOf("run.paused")).toHaveLength(1);
    run.finish("c#1.1", done("c", { usage }));
    expect(run.eventsOf("budget.exceeded").at(-1)?.data).toEqual({
      scope: "tokens",
      limit: 220,
      spent: 330,
    });
    run.crash();
    run.post([{ type: "run.resumed", data: { by: "ann" } }]);
    expect(run.startOf("d#1.1")).toMatchObject({ maxTokens: 100 });
  });

  test("R7: a run over its cost is paused, also when a person had paused it before", () => {
    const plan = planOf([agent("a"), agent("b", { after: ["a"] })], { limits: { costUsd: 2 } });
    const run = new SimulatedRun(plan);
    run.post([{ type: "run.paused", data: { by: "ann", reason: "lunch" } }]);
    run.finish("a#1.1", done("a", { usage }));
    expect(run.state.paused?.by).toBe("ann");
    run.post([{ type: "run.resumed", data: { by: "ann" } }]);
    expect(run.state.paused).toMatchObject({ by: "budget" });
  });

  test("R7: within its budget a run is left alone", () => {
    const plan = planOf([agent("a"), agent("b", { after: ["a"] })], {
      limits: { tokens: 121, costUsd: 3 },
    });
    const run = new SimulatedRun(plan);
    run.finish("a#1.1", done("a", { usage }));
    expect(run.open).toEqual(["b#1.1"]);
  });

  test("R7: a run that has used up its budget is paused when it wants more, and may end when it does not", () => {
    const limits = { tokens: 120 };
    const more = new SimulatedRun(planOf([agent("a"), agent("b", { after: ["a"] })], { limits }));
    more.finish("a#1.1", done("a", { usage }));
    expect(more.state.paused?.reason).toBe("the tokens budget of 120 is used up (120)");
    expect(more.open).toEqual([]);
    const enough = new SimulatedRun(planOf([agent("a"), code("b", { after: ["a"] })], { limits }));
    enough.finish("a#1.1", done("a", { usage }));
    enough.finish("b#1.1", done("b"));
    expect(enough.state.ended?.status).toBe("completed");
  });

  test("S12: a step that has used up its budget gets no further attempt", () => {
    for (const limits of [{ tokens: 100 }, { costUsd: 3 }]) {
      const retry = { retry: { count: 5 } };
      const run = new SimulatedRun(planOf([agent("a", { limits, onFailure: [retry] })]));
      run.finish("a#1.1", { ...failing(), usage } as ReturnType<typeof failing>);
      expect(run.state.ended).toMatchObject({ status: "failed" });
      expect(run.step("a").failure?.class).toBe("budget");
    }
    const enough = new SimulatedRun(
      planOf([agent("a", { limits: { tokens: 999, costUsd: 9 }, critic: critic() })]),
    );
    enough.finish("a#1.1", done("a", { usage }));
    expect(enough.open).toEqual(["a#1.2"]);
  });

  test("S12: work that is done counts, however much it cost", () => {
    const run = new SimulatedRun(planOf([agent("a", { limits: { tokens: 100 } })]));
    run.finish("a#1.1", done("a", { usage }));
    expect(run.state.ended?.status).toBe("completed");
  });

  test("S12: a step that may fail takes only itself out when its budget is used up", () => {
    const limits = { tokens: 100 };
    const run = new SimulatedRun(
      planOf([agent("a", { limits, critic: critic(), onFailure: ["continue"] }), agent("list")]),
    );
    run.finish("a#1.1", done("a", { usage }));
    expect(run.step("a")).toMatchObject({
      status: "failed",
      reason: "its budget is used up: 120 of 100 tokens",
    });
    expect(run.state.fatal).toBeUndefined();

    const { id: _id, ...each } = agent("x", { limits: { costUsd: 1 }, critic: critic() });
    const mapped = new SimulatedRun(planOf([agent("list"), map("m", "list", { each })]));
    mapped.finish("list#1.1", done(["x"]));
    mapped.finish("m/1#1.1", done("x", { usage }));
    expect(mapped.step("m").output).toEqual([
      { key: "1", status: "failed", error: "its budget is used up: $3 of $1" },
    ]);
  });

  test("S12: a new generation begins with one attempt, whatever the earlier ones cost", () => {
    const limits = { tokens: 100 };
    const run = new SimulatedRun(
      planOf([
        agent("a", { limits, onFailure: [{ retry: { count: 1 } }] }),
        approval("ok", { after: ["a"], backTo: ["a"] }),
      ]),
    );
    run.finish("a#1.1", done("a", { usage }));
    run.answer("sim-q1", "back.a");
    run.finish("a#2.1", failing());
    expect(run.state.fatal?.step).toBe("a");
  });

  test("S13: what an attempt does not say is unknown, not nothing", () => {
    const run = new SimulatedRun(planOf([agent("a"), agent("b"), agent("c"), code("d")]), {
      slots: 9,
    });
    run.finish("a#1.1", done("a", { usage: { inputTokens: 5 } }));
    run.finish("b#1.1", done("b", { usage: { costUsd: 1 } }));
    run.finish("d#1.1", done("d"));
    run.crash();
    expect(run.state.spent).toMatchObject({
      inputTokens: 5,
      outputTokens: 0,
      costUsd: 1,
      unknownTokens: 2,
      unknownCost: 2,
      assumedTokens: 0,
    });
  });

  test("S13: what a supervisor of a code step spends is spent", () => {
    const run = new SimulatedRun(planOf([code("a", { onFailure: ["repair"] }), approval("ok")]));
    run.finish("a#1.1", failing("code"));
    run.finish("a#1.2", done("no idea", { usage }));
    expect(run.state.spent).toMatchObject({ inputTokens: 60, costUsd: 3, unknownTokens: 0 });
  });

  test("S13: without a budget nothing is assumed", () => {
    const run = new SimulatedRun(planOf([agent("a")]));
    expect(run.startOf("a#1.1")).not.toHaveProperty("maxTokens");
    run.finish("a#1.1", done("a", {}));
    expect(run.state.spent).toMatchObject({ unknownTokens: 1, assumedTokens: 0 });
  });
});
