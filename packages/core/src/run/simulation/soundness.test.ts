import { assert, integer, property } from "fast-check";
import { describe, expect, test } from "vitest";
import { check } from "../check.ts";
import type { RunEvent } from "../events.ts";
import { reduce, reduceAll } from "../reduce.ts";
import { createRunState, type RunState } from "../state.ts";
import { sampleEvent, STEP_EVENTS } from "../transitions/sample-event.ts";
import { draws } from "./draws.ts";
import { driveRandomly } from "./drive-randomly.ts";
import { discrepancies } from "./oracle.ts";
import { createRandom } from "./random.ts";
import { randomPlan } from "./random-plan.ts";

/** Every event that could be thought of after a state: each type, about each step. */
function thinkable(state: RunState): RunEvent[] {
  const events: RunEvent[] = [
    { type: "run.paused", data: { by: "ann", reason: "lunch" } },
    { type: "run.resumed", data: { by: "ann" } },
    { type: "cancel.requested", data: { by: "ann" } },
    { type: "run.completed", data: {} },
    { type: "run.failed", data: { error: "it crashed" } },
    { type: "run.cancelled", data: { by: "ann" } },
  ];
  for (const step of state.steps.values())
    for (const type of STEP_EVENTS) events.push(sampleEvent(type, step));
  return events;
}

describe("check", () => {
  test("R2 R5: whatever it lets through, anywhere in a run, is folded and keeps every count right", () => {
    let tried = 0;
    assert(
      property(integer({ min: 0, max: 2 ** 31 }), (seed) => {
        const random = createRandom(seed);
        const { journal } = driveRandomly(randomPlan(random, 6), random, 1);
        const before = journal.slice(0, 3 + random.below(journal.length - 3));
        const fold = (): RunState => reduceAll(createRunState("sim"), before);
        for (const event of thinkable(fold())) {
          const state = fold();
          if (check(state, event) !== undefined) continue;
          const { ignored } = state;
          reduce(state, { ...event, seq: state.seq + 1, at: 1 });
          expect([event, ...discrepancies(state)]).toEqual([event]);
          expect(state.ignored).toBe(ignored);
          tried++;
        }
      }),
      draws(60),
    );
    expect(tried).toBeGreaterThan(0);
  });
});
