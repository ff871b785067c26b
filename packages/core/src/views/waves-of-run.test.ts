import { describe, expect, test } from "vitest";
import { agent, map, planOf } from "../fixtures/make-steps.ts";
import { addSteps } from "../run/graph.ts";
import { done } from "../run/simulation/performer.ts";
import { SimulatedRun } from "../run/simulation/simulated-run.ts";
import { createRunState } from "../run/state.ts";
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

  test("of a chain of 50,000 steps are 50,000, whichever comes first", () => {
    const count = 50_000;
    const steps = Array.from({ length: count }, (_, index) =>
      agent(`s${index}`, { after: index === 0 ? [] : [`s${index - 1}`] }),
    );
    for (const ordered of [steps, steps.toReversed()]) {
      const state = createRunState("r");
      addSteps(state, ordered, undefined);
      expect(wavesOfRun(state).get(`s${count - 1}`)).toBe(count);
    }
  });
});
