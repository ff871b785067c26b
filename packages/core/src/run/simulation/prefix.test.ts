import { assert, integer, property } from "fast-check";
import { describe, expect, test } from "vitest";
import { draftToHandOver } from "../../fixtures/draft-to-hand-over.ts";
import { mapOverFindings } from "../../fixtures/map-over-findings.ts";
import { reviewRounds } from "../../fixtures/review-rounds.ts";
import { draws } from "./draws.ts";
import { driveRandomly } from "./drive-randomly.ts";
import { driveScripted } from "./drive-scripted.ts";
import { createRandom } from "./random.ts";
import { randomOutcome } from "./random-performer.ts";
import { randomPlan } from "./random-plan.ts";
import { SimulatedRun } from "./simulated-run.ts";

/** Events that make a run; before them there is none to recover. */
const BORN = 3;

describe("the prefix law", () => {
  test.each([draftToHandOver, mapOverFindings, reviewRounds(2), reviewRounds(3)])(
    "R9: from every prefix $name ends with the same report and the same steps",
    ({ plan, perform }) => {
      const first = new SimulatedRun(plan);
      const undisturbed = driveScripted(first, perform);
      expect(undisturbed.status).toBe("completed");
      for (let length = BORN; length <= first.journal.length; length++) {
        const again = new SimulatedRun(plan, { journal: first.journal.slice(0, length) });
        expect({ length, ...driveScripted(again, perform) }).toEqual({ length, ...undisturbed });
      }
    },
  );

  test("R9 R3: from every prefix of a random run recovery keeps the invariants and comes to an end", () => {
    assert(
      property(integer({ min: 0, max: 2 ** 31 }), (seed) => {
        const random = createRandom(seed);
        const plan = randomPlan(random, 2 + random.below(6));
        const { journal } = driveRandomly(plan, random, 1);
        for (let length = BORN; length <= journal.length; length++) {
          const again = new SimulatedRun(plan, { journal: journal.slice(0, length) });
          const calm = createRandom(seed);
          driveScripted(again, (started, state) =>
            randomOutcome(calm, 0, started, state, again.now),
          );
          expect(again.state.ended).toBeDefined();
        }
      }),
      draws(20),
    );
  });
});
