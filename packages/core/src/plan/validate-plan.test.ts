import { describe, expect, test } from "vitest";
import { isWheelhouseError } from "../error.ts";
import { INVALID_PLANS } from "../fixtures/invalid-plans.ts";
import { agent, approval, code, critic, map, scope } from "../fixtures/make-steps.ts";
import { MAX_STEPS, planSchema } from "./plan.ts";
import type { StepInput } from "./step.ts";
import { parsePlan, validatePlan, validateSteps } from "./validate-plan.ts";

const { id: _a, ...each } = agent("x");
const { id: _c, ...counted } = code("x", { run: "count@1" });
const run: StepInput = { kind: "run", id: "r", flow: "other" };
const reads = (out: string) => ({ when: { has: { out } } });
const p = (name: string, rest: object) => ({ postconditions: [{ name, ...rest }] });

describe("validation", () => {
  test.each(INVALID_PLANS)("P1: names flow, step and fix of $name", ({ steps, problem, rules }) => {
    const plan = planSchema.parse({ version: 1, flow: "test", steps });
    const found = validatePlan(plan, rules).map(
      (each) => `${each.step}: ${each.problem}; ${each.fix}`,
    );
    expect(found.map((text) => text.slice(0, problem.length))).toContain(problem);
  });

  test("P1: finds nothing wrong with a plan of every kind of step", () => {
    const steps = [
      agent("a", { ...p("said", { test: { has: { out: "self" } } }), sendBackTo: ["a"] }),
      agent("w.1", { access: "write", after: ["a"], session: "continue:a" }),
      agent("w.2", { access: "write", after: ["w.1"], session: "continue:w.1" }),
      map("m", "a", {
        each: { ...each, when: { has: { out: "a" } } },
        onFailure: ["repair", "ask"],
      }),
      map("one", "w.2", { cap: 1, each: { ...each, access: "write", session: "continue:a" } }),
      map("c", "a", { each: counted }),
      scope("s", "a", { onFailure: ["continue"] }),
      approval("ok", { after: ["a", "s", "m"], backTo: ["a", "s", "m"] }),
      { ...run, after: ["ok"], onFailure: [{ retry: { count: 1 } }] },
      code("end", { after: ["ok"] }),
    ];
    const functions = new Set(["join@1", "count@1"]);
    const plan = planSchema.parse({ version: 1, flow: "test", report: "end", steps });
    expect(validatePlan(plan, { functions, lastVerifies: true })).toEqual([]);
  });

  test("P3: each of a critic, postconditions and code is proof enough for the last step", () => {
    for (const last of [
      agent("a", { critic: critic() }),
      agent("a", p("x", { run: "f@1" })),
      code("a"),
    ]) {
      const { steps } = planSchema.parse({ version: 1, flow: "test", steps: [last] });
      expect(validateSteps(steps, { flow: "test", lastVerifies: true })).toEqual([]);
    }
  });

  test("P1: a report that is no step is named with the steps there are", () => {
    const plan = planSchema.parse({
      version: 1,
      flow: "test",
      report: "x",
      steps: [code("a"), code("b")],
    });
    expect(validatePlan(plan)).toEqual([
      {
        flow: "test",
        step: "x",
        problem: "the plan names it as its report, but has no such step",
        fix: "name one of a, b",
      },
    ]);
  });

  test("P1: parsing gives a plan, or one error with all that is wrong", () => {
    const thrown = (input: unknown): unknown => {
      try {
        return parsePlan(input);
      } catch (error) {
        return error;
      }
    };
    expect(thrown({ version: 1, flow: "test", steps: [code("a")] })).toMatchObject({
      flow: "test",
    });
    const invalid = thrown({
      version: 1,
      flow: "test",
      steps: [agent("a", { prompt: "", ...reads("x") })],
    });
    expect(isWheelhouseError(invalid)).toBe(true);
    expect(invalid).toMatchObject({
      code: "plan.invalid",
      message:
        "flow test, step a: its `when` reads x, which is not before it; add x to its `after`\n" +
        "flow test, step a: it has no work; give it a prompt",
      hint: "Mend the flow and try again.",
    });
    const unreadable = thrown({ version: 2, flow: "test", steps: [] });
    expect(unreadable).toMatchObject({ code: "plan.invalid" });
    expect(String(unreadable)).toContain("The plan cannot be read");
  });

  test("P1: a plan has at most as many steps as it may", () => {
    const steps = Array.from({ length: MAX_STEPS + 1 }, (_value, at) => code(`s${at}`));
    expect(planSchema.safeParse({ version: 1, flow: "test", steps }).success).toBe(false);
    expect(planSchema.safeParse({ version: 1, flow: "test", steps: steps.slice(1) }).success).toBe(
      true,
    );
  });
});
