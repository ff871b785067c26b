import { describe, expect, test } from "vitest";
import { createEnteredPhases, type EnteredPhases, enterPhase } from "./entered-phases.ts";

/** Phases that were entered in this order, one a second from the first second on. */
function entered(names: readonly string[]): EnteredPhases {
  const phases = createEnteredPhases();
  for (const [place, name] of names.entries()) enterPhase(phases, name, (place + 1) * 1_000);
  return phases;
}

describe("the phases of an observed run", () => {
  test("say of each what there was of it in all, after a thousand ways back", () => {
    const back = Array.from({ length: 1_000 }, () => ["build", "verify"]).flat();
    const phases = entered(["plan", ...back]);
    expect([phases.count, phases.last.length]).toEqual([2_001, 100]);
    expect([...phases.rounds.values()]).toEqual([
      {
        name: "plan",
        after: undefined,
        rounds: 1,
        firstAt: 1_000,
        lastAt: 1_000,
        from: undefined,
        spentMs: 1_000,
      },
      {
        name: "build",
        after: "plan",
        rounds: 1_000,
        firstAt: 2_000,
        lastAt: 2_000_000,
        from: "verify",
        spentMs: 1_000_000,
      },
      {
        name: "verify",
        after: "build",
        rounds: 1_000,
        firstAt: 3_000,
        lastAt: 2_001_000,
        from: "build",
        spentMs: 999_000,
      },
    ]);
  });

  test("are no more than the first hundred names, and the last hundred enterings", () => {
    const phases = entered(Array.from({ length: 150 }, (_, place) => `p${place}`));
    expect([phases.count, phases.rounds.size]).toEqual([150, 100]);
    expect([...phases.rounds.keys()].at(-1)).toBe("p99");
    expect(phases.last.map(({ name }) => name).at(0)).toBe("p50");
    expect(phases.last.at(-1)).toEqual({ name: "p149", at: 150_000 });
  });

  test("took no less than nothing, though a log's clock runs backwards", () => {
    const phases = createEnteredPhases();
    enterPhase(phases, "build", 9_000);
    enterPhase(phases, "verify", 1_000);
    expect(phases.rounds.get("build")?.spentMs).toBe(0);
  });
});
