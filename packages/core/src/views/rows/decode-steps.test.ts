import { assert, integer, property } from "fast-check";
import { describe, expect, test } from "vitest";
import { reduce } from "../../run/reduce.ts";
import { draws } from "../../run/simulation/draws.ts";
import { driveRandomly } from "../../run/simulation/drive-randomly.ts";
import { createRandom } from "../../run/simulation/random.ts";
import { randomPlan } from "../../run/simulation/random-plan.ts";
import { createRunState, type RunState } from "../../run/state.ts";
import { decodeSteps } from "./decode-steps.ts";
import { encodeGraph, encodeLive } from "./encode-steps.ts";

/** All that a decoded state shares with the one that was encoded. */
function sharedPart(state: RunState) {
  const steps = [...state.steps.values()].map((step) => ({
    id: step.id,
    isAgent: step.def.kind === "agent",
    parent: step.parent?.id,
    status: step.status,
    need: step.need,
    begun: step.begun,
    failed: step.failure !== undefined,
    generation: step.generation,
    blockers: step.blockers,
    openChildren: step.openChildren,
    dependencies: step.dependencies.map(({ id }) => id),
    dependents: step.dependents.map(({ id }) => id).sort(),
    children: step.children.map(({ id }) => id),
    attempt: step.attempt && [step.attempt.id, step.attempt.role, step.attempt.generation],
    request: step.request,
  }));
  return {
    steps,
    open: state.open,
    agenda: [...state.agenda].map(({ id }) => id).sort(),
    active: [...state.active].map(({ id }) => id).sort(),
    requests: [...state.requests.values()].map(({ id, step }) => [id, step]),
    timers: [...state.timers.values()].map(({ id, step }) => [id, step]),
  };
}

describe("the steps of a row", () => {
  test("come back as they were, after every event of any run", () => {
    assert(
      property(integer({ min: 0, max: 2 ** 31 }), (seed) => {
        const random = createRandom(seed);
        const run = driveRandomly(randomPlan(random, 1 + random.below(12)), random, 1);
        const state = createRunState("sim");
        for (const event of run.journal) {
          reduce(state, event);
          if (state.ended) break;
          const steps = [...state.steps.values()];
          const back = createRunState("sim");
          decodeSteps(back, { graph: encodeGraph(steps), live: encodeLive(state, steps) });
          expect(sharedPart(back), `after ${event.seq} ${event.type}`).toEqual(sharedPart(state));
        }
      }),
      draws(150),
    );
  });

  test.each([
    ["a dependency", '[["a",0,-1,7]]', '["0",[],[],[],[],[]]'],
    ["a container", '[["a",0,7]]', '["0",[],[],[],[],[]]'],
    ["a status", '[["a",0,-1]]', '["",[],[],[],[],[]]'],
    ["an attempt", '[["a",0,-1]]', '["0",[],[[1,"#1.1","author"]],[],[],[]]'],
    ["a request", '[["a",0,-1]]', '["0",[],[],[["q","b"]],[],[]]'],
  ])("are refused when %s is of a step that is not there", (_, graph, live) => {
    expect(() => decodeSteps(createRunState("sim"), { graph, live })).toThrow("has not");
  });

  test("are refused when their texts are not ours", () => {
    const state = createRunState("sim");
    expect(() => decodeSteps(state, { graph: "[]", live: "{}" })).toThrow("tuple");
    expect(() => decodeSteps(state, { graph: "[[1]]", live: "" })).toThrow("string");
  });
});
