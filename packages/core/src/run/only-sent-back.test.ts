import { describe, expect, test } from "vitest";
import { agent, approval, planOf } from "../fixtures/make-steps.ts";
import { done } from "./simulation/performer.ts";
import { SimulatedRun } from "./simulation/simulated-run.ts";

describe("a step that is only for what is sent back", () => {
  test("S17: it is skipped before, and when something before it is done anew", () => {
    const inner = { value: { steps: [{ kind: "code", id: "in", run: "join@1" }] } } as const;
    const run = new SimulatedRun(
      planOf([
        agent("a"),
        {
          kind: "scope",
          id: "update",
          after: ["a"],
          from: inner,
          onlySentBack: true,
          otherwise: "nobody wanted it",
        },
        approval("ok", { after: ["update"], join: "settled", backTo: ["a", "update"] }),
      ]),
    );
    run.finish("a#1.1", done("1"));
    expect(run.step("update")).toMatchObject({ status: "skipped", reason: "nobody wanted it" });
    run.answer("sim-q1", "back.update", "the base has moved");
    expect(run.open).toEqual(["update/in#2.1"]);
    run.finish("update/in#2.1", done("in"));
    run.answer("sim-q2", "back.a", "shorter");
    run.finish("a#2.1", done("2"));
    expect(run.step("update").status).toBe("skipped");
    expect(run.step("ok").status).toBe("waiting");
  });
});
