import { describe, expect, test } from "vitest";
import { agent, map, planOf } from "../fixtures/make-steps.ts";
import { done } from "../run/simulation/performer.ts";
import { SimulatedRun } from "../run/simulation/simulated-run.ts";
import { wavesOfRun } from "./waves-of-run.ts";

describe("the waves of a run", () => {
  test("count the longest chain before a step; children are in their container's", () => {
    const run = new SimulatedRun(
      planOf([
        agent("last", { after: ["box", "a"] }),
        agent("a"),
        agent("list"),
        map("box", "list", { key: "key" }),
      ]),
    );
    run.finish("list#1.1", done([{ key: "x" }, { key: "y" }]));
    expect(Object.fromEntries(wavesOfRun(run.state))).toEqual({
      a: 1,
      list: 1,
      box: 2,
      "box/x": 2,
      "box/y": 2,
      last: 3,
    });
  });

  test("of a chain of 500 steps are 500", () => {
    const steps = Array.from({ length: 500 }, (_, index) =>
      agent(`s${index}`, { after: index === 0 ? [] : [`s${index - 1}`] }),
    );
    const waves = wavesOfRun(new SimulatedRun(planOf(steps)).state);
    expect(waves.get("s499")).toBe(500);
  });
});
