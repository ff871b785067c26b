import { assert, integer, property } from "fast-check";
import { describe, expect, test } from "vitest";
import { reduce } from "../run/reduce.ts";
import { draws } from "../run/simulation/draws.ts";
import { driveRandomly } from "../run/simulation/drive-randomly.ts";
import { createRandom } from "../run/simulation/random.ts";
import { randomPlan } from "../run/simulation/random-plan.ts";
import { createRunState, type RunState } from "../run/state.ts";
import { runHead } from "../wire/run-head.ts";
import { stepObject } from "../wire/step-object.ts";
import { addToAttemptLog, createAttemptLog } from "./attempt-log.ts";
import type { AttemptLog } from "./attempts/attempt-record.ts";
import { StepRevs } from "./step-revs.ts";
import { wavesOfRun } from "./waves-of-run.ts";

function shownSteps(state: RunState, attempts: AttemptLog): Map<string, string> {
  const waves = wavesOfRun(state);
  return new Map(
    [...state.steps.values()].map((step) => {
      const tries = attempts.steps.get(step.id) ?? {};
      return [step.id, JSON.stringify(stepObject(state, step, tries, waves.get(step.id) ?? 1))];
    }),
  );
}

describe("what changed when", () => {
  test("names every step and every run whose object on the wire is another one, after any event of any run", () => {
    assert(
      property(integer({ min: 0, max: 2 ** 31 }), (seed) => {
        const random = createRandom(seed);
        const { journal } = driveRandomly(randomPlan(random, 1 + random.below(8)), random, 1);
        const state = createRunState("sim");
        const attempts = createAttemptLog();
        const revs = new StepRevs();
        let steps = shownSteps(state, attempts);
        let head = JSON.stringify(runHead(state, { driven: true }));
        for (const event of journal) {
          reduce(state, event);
          const hasChanged = addToAttemptLog(attempts, event) !== undefined;
          const rev = event.seq * 10;
          revs.add(state, event, { rev, hasChanged });
          const after = shownSteps(state, attempts);
          for (const [id, object] of after) {
            if (steps.get(id) === object) continue;
            const last = Math.max(revs.moved.get(id) ?? 0, revs.counted.get(id) ?? 0);
            expect(last, `${event.type} changes ${id}: ${object}`).toBe(rev);
          }
          steps = after;
          const now = JSON.stringify(runHead(state, { driven: true }));
          const isTold = now === head || revs.head === rev;
          expect({ type: event.type, isTold }).toEqual({ type: event.type, isTold: true });
          head = now;
        }
      }),
      draws(150),
    );
  });

  test("tells what an agent counts from what moves its step", () => {
    const revs = new StepRevs();
    const state = createRunState("r");
    const usage = { type: "agent.usage", step: "a", attempt: "a#1.1", data: {} } as const;
    revs.add(state, { ...usage, seq: 1, at: 1 }, { rev: 7, hasChanged: true });
    revs.add(state, { ...usage, seq: 2, at: 2 }, { rev: 8, hasChanged: false });
    expect([...revs.counted]).toEqual([["a", 7]]);
    expect(revs.moved.size).toBe(0);
    expect(revs.head).toBe(0);
  });
});
