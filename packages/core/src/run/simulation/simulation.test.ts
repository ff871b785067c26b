import { assert, integer, noBias, property, record } from "fast-check";
import { describe, expect, test } from "vitest";
import { draws } from "./draws.ts";
import { driveRandomly } from "./drive-randomly.ts";
import { createRandom } from "./random.ts";
import { randomPlan } from "./random-plan.ts";

const worlds = record({
  seed: integer({ min: 0, max: 2 ** 31 }),
  size: integer({ min: 1, max: 12 }),
  // Drawn evenly: most numbers that are drawn by themselves are next to nothing, and so would be what goes wrong.
  wildness: noBias(integer({ min: 0, max: 100 })).map((percent) => percent / 100),
});

describe("a simulated run", () => {
  test("R1 R2 R3 R4 R5 R6 R7 R8 S1 S2 S3 S4 S6 S7 Q1 B1 B2 B3 B4 B8 G4: hold whatever the plan, the order, the outcomes, the answers and the crashes", () => {
    const ends = new Set<string>();
    assert(
      property(worlds, ({ seed, size, wildness }) => {
        const random = createRandom(seed);
        const run = driveRandomly(randomPlan(random, size), random, wildness);
        ends.add(run.state.ended?.status ?? "open");
      }),
      draws(800),
    );
    expect([...ends].toSorted()).toEqual(["cancelled", "completed", "failed"]);
  });
});
