import { array, assert, boolean, integer, option, property, record } from "fast-check";
import { describe, expect, test } from "vitest";
import { agent, approval, code, planOf } from "../fixtures/make-steps.ts";
import { draws } from "./simulation/draws.ts";
import { createRandom } from "./simulation/random.ts";
import { done } from "./simulation/performer.ts";
import { SimulatedRun } from "./simulation/simulated-run.ts";

const reservations = (run: SimulatedRun): (number | undefined)[] =>
  run.eventsOf("attempt.started").map(({ data }) => data.maxTokens);

describe("what is reserved for attempts", () => {
  test("S13: is what is left of the step and the run, and counts as used when the attempt does not say", () => {
    const plan = planOf(
      [
        agent("a", { limits: { tokens: 50 } }),
        agent("b", { after: ["a"] }),
        agent("c", { after: ["b"] }),
      ],
      { limits: { tokens: 80 } },
    );
    const run = new SimulatedRun(plan);
    run.finish("a#1.1", done("a", { usage: { inputTokens: 30, outputTokens: 5 } }));
    run.finish("b#1.1", done("b", {}));
    expect(reservations(run)).toEqual([50, 45]);
    // It may have used up all that was left.
    expect(run.state.spent).toMatchObject({ inputTokens: 30, unknownTokens: 1, assumedTokens: 45 });
    expect(run.state.paused?.by).toBe("budget");
  });

  test("S15: is shared by those that begin together, and given back when it was not used", () => {
    const plan = planOf([agent("a"), agent("b"), agent("c"), agent("d")], {
      limits: { tokens: 100 },
    });
    const run = new SimulatedRun(plan, { slots: 2 });
    expect(reservations(run)).toEqual([25, 25]);
    run.finish("a#1.1", done("a", { usage: { inputTokens: 5 } }));
    expect(reservations(run)).toEqual([25, 25, 35]);
  });

  test("S15: makes who finds nothing left wait for what is under way, and no step without an agent", () => {
    const plan = planOf([agent("a"), agent("b"), code("c")], { limits: { tokens: 1 } });
    const run = new SimulatedRun(plan);
    expect(run.open).toEqual(["a#1.1", "c#1.1"]);
    expect(run.state.paused).toBeUndefined();
    run.finish("a#1.1", done("a", { usage: { inputTokens: 0 } }));
    expect(run.open).toEqual(["c#1.1", "b#1.1"]);
  });

  test("S15: is a step's whole budget when it begins anew", () => {
    const plan = planOf([
      agent("a", { limits: { tokens: 40 } }),
      approval("ok", { after: ["a"], backTo: ["a"] }),
    ]);
    const run = new SimulatedRun(plan);
    run.finish("a#1.1", done("a", { usage: { inputTokens: 60 } }));
    run.answer("sim-q1", "back.a");
    expect(reservations(run)).toEqual([40, 40]);
  });

  test("S15: is never with what was used more than the budget, whatever attempts use, lose or leave unsaid", () => {
    const way = record({
      steps: integer({ min: 1, max: 9 }),
      limit: integer({ min: 1, max: 300 }),
      slots: integer({ min: 1, max: 5 }),
      seed: integer({ min: 0, max: 2 ** 31 }),
      crashes: array(boolean(), { maxLength: 12 }),
      own: option(integer({ min: 1, max: 60 }), { nil: undefined }),
    });
    assert(
      property(way, ({ steps, limit, slots, seed, crashes, own }) => {
        const random = createRandom(seed);
        const limits = own === undefined ? {} : { limits: { tokens: own } };
        const ids = Array.from({ length: steps }, (_, index) => `s${index}`);
        const plan = planOf(
          ids.map((id) =>
            agent(id, {
              ...limits,
              after: ids.slice(0, ids.indexOf(id)).filter(() => random.chance(0.2)),
            }),
          ),
          { limits: { tokens: limit } },
        );
        const run = new SimulatedRun(plan, { slots });
        const held = (): void => {
          const { spent, active } = run.state;
          const reserved = [...active].reduce(
            (sum, { attempt }) => sum + (attempt?.maxTokens ?? 0),
            0,
          );
          const used = spent.inputTokens + spent.outputTokens + spent.assumedTokens;
          expect(used + reserved).toBeLessThanOrEqual(limit);
        };
        held();
        for (let move = 0; run.open.length > 0 && move < 50; move++) {
          const attempt = random.pick(run.open) ?? "";
          if (crashes[move] === true) run.crash();
          else {
            const most = run.startOf(attempt).maxTokens ?? 0;
            const usage = random.chance(0.3)
              ? {}
              : { usage: { inputTokens: random.below(most + 1) } };
            run.finish(
              attempt,
              random.chance(0.3)
                ? { end: "failed", class: "agent", error: "it broke", ...usage }
                : random.chance(0.2)
                  ? { end: "parked", reason: "limit", until: run.now }
                  : done("x", usage),
            );
          }
          held();
        }
      }),
      draws(150),
    );
  });
});
