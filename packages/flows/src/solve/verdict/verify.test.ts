import type { Json } from "@wheelhouse/core";
import { describe, expect, test } from "vitest";
import { solveRequest } from "../../testing/solve/sample-draft.ts";
import {
  asJson,
  authorsOf,
  CHANGED,
  play,
  reportIn,
  SOLVED,
  toldTo,
  type Turns,
  UNCHANGED,
  UNSOLVED,
  USUAL,
} from "../../testing/solve/sample-world.ts";
import { outputsIn } from "../../testing/solve/solve-world.ts";

describe("the judge", () => {
  test("does the work again when the judge finds it unsolved, with the judge's words", () => {
    const run = play({ agent: { verify: [UNSOLVED, SOLVED] } });
    expect(run.status).toBe("completed");
    expect(authorsOf(run)).toEqual([...USUAL, "work/look", "work/mend", "verify"]);
    expect(toldTo(run, "work/mend")).toEqual([undefined, "Mend invoice() as well."]);
  });

  test("asks a person when the judge has sent the work back three times", () => {
    const run = play({ agent: { verify: [UNSOLVED] }, answer: { verify: [["accept"]] } });
    expect(authorsOf(run).filter((step) => step === "verify")).toHaveLength(4);
    const ladder = run.asked.find(({ step }) => step === "verify");
    expect(ladder?.text).toContain("sent back to work 3 times already");
    expect(run.status).toBe("completed");
    expect(run.asked.at(-1)?.text).toContain("missing: invoice() still adds it twice");
    expect(reportIn(run)).toContain("**Unsolved.**");
  });

  const SILENT = asJson({ ...UNSOLVED, sendBack: undefined });
  const wrong: readonly (readonly [string, Turns])[] = [
    ["a verdict that cannot be read", { agent: { verify: ["All good!"] } }],
    ["solved with a failed check", { checks: [true, true, false] }],
    ["solved without a change", { changes: UNCHANGED }],
    ["solved with a flag that is not answered", { changes: flaggedAs("test-deleted") }],
    ["solved with a secret", { changes: flaggedAs("secret") }],
    ["solved with something missing", { agent: { verify: [{ ...SOLVED, missing: ["a test"] }] } }],
    ["unsolved without a word to the workers", { agent: { verify: [SILENT] } }],
    [
      "unsolved with a word to the workers and to a person",
      { agent: { verify: [{ ...UNSOLVED, person: "Which?" }] } },
    ],
  ];
  test.each(wrong)("does not end the work with %s: a person is asked", (_, turns) => {
    const run = play({ ...turns, answer: { verify: [["stop"]] } });
    expect(run.status).toBe("cancelled");
    expect(run.asked.at(-1)).toMatchObject({ step: "verify", kind: "ladder" });
    expect(outputsIn(run.state)["hand-over"]).toBeUndefined();
  });

  test("is told why its verdict cannot stand, and may take it back", () => {
    const run = play({
      checks: [true, true, false, true],
      agent: { verify: [SOLVED, UNSOLVED, SOLVED] },
    });
    expect(toldTo(run, "verify")[1]).toContain("the check test failed with exit code 1");
    expect(run.status).toBe("completed");
  });

  test("may leave to a person what no worker can mend, and nothing is handed over without their yes", () => {
    const { sendBack: _, ...rest } = UNSOLVED;
    const left = { ...rest, person: "The lint check failed before as well." };
    const work = { accept: "auto" } as const;
    const run = play({ work, checks: [false, true, false], agent: { verify: [left] } });
    expect(authorsOf(run)).toEqual(USUAL);
    expect(run.asked.at(-1)?.step).toBe("accept");
    expect(run.asked.at(-1)?.text).toContain("yours to decide: The lint check failed before");
    expect(run.status).toBe("completed");
    expect(reportIn(run)).toContain("Left to a person: The lint check");
  });

  test("may find research solved without a change", () => {
    const { issue } = solveRequest();
    const run = play({ changes: UNCHANGED, request: { issue: { ...issue, type: "research" } } });
    expect(run.status).toBe("completed");
    expect(run.state.steps.get("hand-over")?.status).toBe("skipped");
    expect(reportIn(run)).toContain("There is none: there is nothing to hand over");
  });

  test("takes a flag that is answered", () => {
    const flagged = [
      { path: "test/a.test.ts", flag: "test-deleted", answer: "Moved to b.test.ts." },
    ];
    const run = play({
      changes: flaggedAs("test-deleted"),
      agent: { verify: [{ ...SOLVED, flagged }] },
    });
    expect(run.status).toBe("completed");
    expect(run.asked.at(-1)?.text).toContain("test-deleted; the judge: Moved to b.test.ts.");
  });
});

function flaggedAs(flag: string): Json {
  const file = { ...CHANGED.files[0], path: "test/a.test.ts", flags: [flag] };
  return asJson({ ...CHANGED, files: [file] });
}
