import { describe, expect, test } from "vitest";
import { agent, approval, critic, planOf } from "../fixtures/make-steps.ts";
import type { StepInput } from "../plan/step.ts";
import { done, type Outcome } from "./simulation/performer.ts";
import { SimulatedRun } from "./simulation/simulated-run.ts";

const usage = { inputTokens: 60, outputTokens: 60, costUsd: 3 };
const fails = (kind: "agent" | "budget", used: typeof usage | undefined = usage): Outcome => ({
  end: "failed",
  class: kind,
  error: "it ended",
  ...(used ? { usage: used } : {}),
});
const RUNGS: NonNullable<StepInput["onFailure"]> = [{ retry: { count: 3 } }, "ask"];

describe("a step that has used up its budget", () => {
  test("S12: asks where its ladder does, and may spend as much again when a person says so", () => {
    const run = new SimulatedRun(
      planOf([agent("a", { limits: { tokens: 100 }, onFailure: RUNGS })]),
    );
    run.finish("a#1.1", fails("agent"));
    const [request] = run.eventsOf("request.opened");
    expect(request?.data.text).toBe(
      "Step a failed (budget): its budget is used up: 120 of 100 tokens",
    );
    expect(request?.data.options[0]?.label).toBe("Go on with as much again");
    run.crash();
    run.answer("sim-q1", "retry");
    expect(run.startOf("a#1.2")).toMatchObject({ maxTokens: 100, role: "author" });
    run.finish("a#1.2", fails("agent", { ...usage, inputTokens: 39 }));
    expect(run.startOf("a#1.3")).toMatchObject({ maxTokens: 1 });
    run.finish("a#1.3", fails("agent", undefined));
    run.answer("sim-q2", "continue");
    expect(run.eventsOf("step.failed").at(-1)?.data).toMatchObject({
      class: "budget",
      tolerated: true,
    });
  });

  test("S12: asks before its critic begins, who goes on when a person says so", () => {
    const limits = { costUsd: 3 };
    const run = new SimulatedRun(
      planOf([agent("a", { limits, critic: critic(), onFailure: ["ask"] })]),
    );
    run.finish("a#1.1", done("a", { usage }));
    expect(run.state.requests.get("sim-q1")?.options.map(({ id }) => id)).toContain("accept");
    run.answer("sim-q1", "retry");
    expect(run.startOf("a#1.2")).toMatchObject({ role: "critic" });
  });

  test("S12: is not tried again by a rung that does not name it", () => {
    const run = new SimulatedRun(
      planOf([agent("a", { limits: { tokens: 500 }, onFailure: RUNGS })]),
    );
    // Stopped at its reservation it counts for all of it, whatever it says.
    run.finish("a#1.1", fails("budget"));
    expect(run.open).toEqual([]);
    expect(run.state.requests.size).toBe(1);
  });

  test("S16: goes on when it was the run's budget that stopped it", () => {
    const plan = planOf([agent("a"), agent("b"), approval("ok")], { limits: { tokens: 100 } });
    const run = new SimulatedRun(plan);
    run.finish("b#1.1", done("b", { usage: { inputTokens: 10 } }));
    run.finish("a#1.1", fails("budget", { ...usage, inputTokens: 40, outputTokens: 11 }));
    expect(run.startOf("a#1.2")).toMatchObject({ maxTokens: 39, resume: "session of a#1.1" });
    run.finish("a#1.2", fails("budget", undefined));
    expect(run.state.paused?.by).toBe("budget");
    expect(run.step("a").status).toBe("pending");
    run.post([{ type: "run.resumed", data: { by: "ann" } }]);
    expect(run.startOf("a#1.3")).toMatchObject({ maxTokens: 100 });
  });
});
