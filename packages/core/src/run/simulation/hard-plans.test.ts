import { assert, boolean, double, integer, property } from "fast-check";
import { describe, expect, test } from "vitest";
import { draftToHandOver } from "../../fixtures/draft-to-hand-over.ts";
import { mapOverFindings } from "../../fixtures/map-over-findings.ts";
import { reviewRounds } from "../../fixtures/review-rounds.ts";
import type { Scenario } from "../../fixtures/scenario.ts";
import { draws } from "./draws.ts";
import { driveRandomly } from "./drive-randomly.ts";
import { driveScripted, type Ending, endingOf } from "./drive-scripted.ts";
import { createRandom, type Random } from "./random.ts";
import { SimulatedRun } from "./simulated-run.ts";

const SCENARIOS = [draftToHandOver, mapOverFindings, ...([1, 2, 3] as const).map(reviewRounds)];
const seeds = integer({ min: 0, max: 2 ** 31 });

/** Drives a scenario in random order; with crashes, pauses and lost attempts between the moves. */
function shuffle({ plan, perform }: Scenario, random: Random, disturbed: boolean): Ending {
  const run = new SimulatedRun(plan, { slots: 1 + random.below(4) });
  while (!run.state.ended) {
    const { state } = run;
    if (state.paused) run.post([{ type: "run.resumed", data: { by: "ann" } }]);
    else if (disturbed && random.chance(0.05) && [...state.active].every(({ lost }) => lost < 2))
      run.crash();
    else if (disturbed && random.chance(0.05))
      run.post([{ type: "run.paused", data: { by: "ann", reason: "lunch" } }]);
    const attempt = random.pick(run.open);
    const underway = attempt === undefined ? undefined : run.underway.get(attempt);
    const [request] = state.requests.keys();
    if (request !== undefined && random.chance(0.5)) run.answer(request, "yes");
    else if (attempt !== undefined && underway) {
      const late = random.chance(0.5) ? undefined : underway.cancelled;
      if (late === undefined) run.finish(attempt, perform(underway.started, state));
      else run.finish(attempt, { end: "cancelled", reason: late });
    }
  }
  return endingOf(run);
}

describe("hard plans", () => {
  test("review rounds stop when the fold says so, and the synthesis takes what there is", () => {
    for (const stopAfter of [1, 2, 3] as const) {
      const { plan, perform } = reviewRounds(stopAfter);
      const run = new SimulatedRun(plan);
      driveScripted(run, perform);
      const folded = [1, 2, 3].slice(0, stopAfter).map((round) => `fold.${round}`);
      expect(run.step("synthesis").output).toEqual({ step: "synthesis", folded });
      const skipped = [...run.state.steps.values()].filter(({ status }) => status === "skipped");
      expect(skipped).toHaveLength(3 * (3 - stopAfter));
    }
  });

  test("a round that is not run says why", () => {
    const { plan, perform } = reviewRounds(1);
    const run = new SimulatedRun(plan);
    driveScripted(run, perform);
    expect(run.step("look.2a").reason).toBe("the round before found nothing new");
  });

  test("a draft reaches its hand-over through a critic, a person, a scope, a judge and a repair", () => {
    const run = new SimulatedRun(draftToHandOver.plan);
    const { report, steps } = driveScripted(run, draftToHandOver.perform);
    expect(run.eventsOf("critic.judged").map(({ data }) => data.verdict)).toEqual([
      "reject",
      "accept",
    ]);
    expect(run.step("draft").output).toBe("draft 1.2");
    expect(run.eventsOf("step.sentBack").map(({ data }) => data.to)).toEqual(["work"]);
    expect(run.startOf("work/write#2.1")).toMatchObject({
      guidance: "tests are missing",
      resume: "session of work/write#1.1",
    });
    expect(run.eventsOf("plan.revised")).toHaveLength(1);
    expect(steps).toMatchObject({
      draft: ["completed", 1],
      work: ["completed", 2],
      "work/check": ["completed", 2],
      judge: ["completed", 2],
      "hand-over": ["skipped", 1],
      report: ["skipped", 1],
      receipt: ["completed", 1],
    });
    expect(run.state.ended).toMatchObject({ status: "completed", report: "receipt" });
    expect(report).toBe("receipt in generation 1, told nothing");
  });

  test("a map over findings is sent back as a whole and along with its list", () => {
    const run = new SimulatedRun(mapOverFindings.plan);
    const { report } = driveScripted(run, mapOverFindings.perform);
    expect(
      run.eventsOf("plan.extended").map(({ data }) => [data.steps.length, data.omitted]),
    ).toEqual([
      [3, undefined],
      [3, undefined],
      [3, 1],
    ]);
    expect(report).toEqual([
      { key: "F1", status: "failed", error: "it took too long" },
      {
        key: "F3",
        status: "completed",
        output: "refute/F3 in generation 3, told nothing",
      },
      { key: "F4", status: "completed", output: "refute/F4 in generation 3, told nothing" },
    ]);
    expect(run.startOf("refute/F2#2.1").guidance).toBe("round 1");
    expect(run.startOf("find#2.1").guidance).toBe("round 2");
    expect(run.step("opinion").generation).toBe(2);
  });

  test.each(SCENARIOS)(
    "R3 R9: $name ends alike in every order, with and without crashes and pauses",
    (scenario) => {
      const undisturbed = driveScripted(new SimulatedRun(scenario.plan), scenario.perform);
      assert(
        property(seeds, boolean(), (seed, disturbed) => {
          expect(shuffle(scenario, createRandom(seed), disturbed)).toEqual(undisturbed);
        }),
        draws(30),
      );
    },
  );

  test.each(SCENARIOS)("R8: $name comes to an end whatever its agents do", ({ plan }) => {
    assert(
      property(seeds, double({ min: 0, max: 1, noNaN: true }), (seed, wildness) => {
        expect(driveRandomly(plan, createRandom(seed), wildness).state.ended).toBeDefined();
      }),
      draws(50),
    );
  });
});
