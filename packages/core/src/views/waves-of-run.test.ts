import { describe, expect, test } from "vitest";
import { agent, map, planOf } from "../fixtures/make-steps.ts";
import { reduce } from "../run/reduce.ts";
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

  test("of a chain of 50,000 sessions are 50,000", () => {
    const state = createRunState("x-1");
    const project = { id: "", path: "" };
    const created = { flow: "run.log", title: "t", project, input: {}, source: "run-log", by: "a" };
    reduce(state, { type: "run.created", data: created, seq: 1, at: 1 });
    for (let index = 0; index < 50_000; index++) {
      const parent = index === 0 ? {} : { parent: `s${index - 1}` };
      const data = { session: `s${index}`, match: "named" as const, ...parent };
      reduce(state, { type: "session.spawned", step: `s${index}`, data, seq: index + 2, at: 1 });
    }
    expect(wavesOfRun(state).get("s49999")).toBe(50_000);
    const backwards = { ...state, steps: new Map([...state.steps].toReversed()) };
    expect(wavesOfRun(backwards).get("s49999")).toBe(50_000);
  });
});
