import { assert, integer, property } from "fast-check";
import { describe, expect, test } from "vitest";
import { agent, planOf, sub } from "../fixtures/make-steps.ts";
import { done, failing } from "./simulation/performer.ts";
import { SimulatedRun } from "./simulation/simulated-run.ts";
import { subRunId } from "./sub-run-id.ts";

describe("a step that is a run of its own", () => {
  test("U1: has the id of its sub-run from its run and attempt alone, and no two have the same", () => {
    expect(subRunId("k3", "sub#1.1")).toBe(subRunId("k3", "sub#1.1"));
    expect(subRunId("k3", "sub#1.1")).toMatch(/^s[0-9a-hjkmnp-tv-z]{15}$/);
    const ids = new Set<string>();
    for (const run of ["a", "b"])
      for (let attempt = 1; attempt <= 500; attempt++) ids.add(subRunId(run, `sub#1.${attempt}`));
    expect(ids.size).toBe(1_000);
  });

  test("U2: is neither retried nor repaired when its sub-run was cancelled, and that is no failure", () => {
    const onFailure = [{ retry: { count: 3, classes: ["cancelled" as const] } }, "ask" as const];
    const run = new SimulatedRun(planOf([sub("s", { onFailure })]));
    run.finish("s#1.1", failing("cancelled"));
    expect(run.eventsOf("attempt.started")).toHaveLength(1);
    expect(run.eventsOf("request.opened")[0]?.data.kind).toBe("ladder");
    expect(run.state.tally.failed).toBe(0);
    run.answer("sim-q1", "continue");
    expect(run.state.ended?.status).toBe("completed");
  });

  test("U3: shares tokens with agents and dollars with other sub-runs, and never more than there are", () => {
    const holds = (tokens: number, cents: number, used: number): void => {
      const limits = { tokens, costUsd: cents / 100 };
      const plan = planOf([sub("a"), sub("b"), agent("c"), sub("d", { after: ["a"] })], { limits });
      const run = new SimulatedRun(plan, { slots: 4 });
      const usage = { inputTokens: Math.min(used, 5), outputTokens: 0 };
      for (let left = 20; left > 0 && run.open.length > 0; left--) {
        let reserved = 0;
        let dollars = 0;
        for (const id of run.open) {
          const { maxTokens = 0, maxCostUsd = 0 } = run.startOf(id);
          reserved += maxTokens;
          dollars += maxCostUsd;
        }
        const { inputTokens, outputTokens, assumedTokens, costUsd: paid } = run.state.spent;
        expect(reserved + inputTokens + outputTokens + assumedTokens).toBeLessThanOrEqual(tokens);
        expect(dollars + paid).toBeLessThanOrEqual(limits.costUsd + 1e-9);
        const [next = ""] = run.open;
        // An agent cannot be held to a sum.
        const costUsd = next.startsWith("c") ? 0 : used / 1_000;
        run.finish(next, done("x", { usage: { ...usage, costUsd } }));
      }
    };
    assert(
      property(
        integer({ min: 15, max: 90 }),
        integer({ min: 40, max: 99 }),
        integer({ min: 0, max: 9 }),
        holds,
      ),
    );
  });

  test("U3: waits when no dollar is left, and goes on when a person allows as much again", () => {
    const plan = planOf([sub("a"), sub("b", { after: ["a"] })], { limits: { costUsd: 1 } });
    const run = new SimulatedRun(plan);
    run.finish("a#1.1", done("x", { usage: { inputTokens: 0, outputTokens: 0, costUsd: 1 } }));
    expect(run.open).toEqual([]);
    expect(run.state.paused).toMatchObject({ by: "budget" });
    run.post([{ type: "run.resumed", data: { by: "ann" } }]);
    expect(run.startOf("b#1.1").maxCostUsd).toBe(1);
  });

  test("U4: counts what its sub-run used, and what in it did not say", () => {
    const run = new SimulatedRun(planOf([sub("a")], { limits: { tokens: 100 } }));
    const usage = {
      inputTokens: 30,
      outputTokens: 10,
      costUsd: 0.5,
      unknownTokens: 2,
      unknownCost: 1,
    };
    run.finish("a#1.1", done("x", { usage }));
    expect(run.state.spent).toMatchObject({
      inputTokens: 30,
      outputTokens: 10,
      unknownTokens: 2,
      costUsd: 0.5,
      unknownCost: 1,
      assumedTokens: 60,
    });
  });
});
