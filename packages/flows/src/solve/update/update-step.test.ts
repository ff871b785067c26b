import type { Json } from "@wheelhouse/core";
import { describe, expect, test } from "vitest";
import {
  asJson,
  authorsOf,
  play,
  reportIn,
  type Turns,
  USUAL,
} from "../../testing/solve/sample-world.ts";

const BEHIND = { moved: true, behind: true, target: "c".repeat(40) };
const SAME = { moved: false, behind: false, conflicts: [] };
const CONFLICT = {
  path: "src/totals.ts",
  kind: "contents",
  sides: { work: true, base: true },
  said: "CONFLICT (content): Merge conflict in src/totals.ts",
};
const RESOLVED = {
  summary: "Both stand.",
  handoff: "Look at rounding.",
  values: [],
  resolved: [{ path: "src/totals.ts", how: "rounds, and takes the discount off" }],
};

/** A run whose base has moved: how it stands time by time, and what comes of bringing it in. */
function moved(
  stands: readonly object[],
  conflicts: readonly object[],
  { impure, ...turns }: Turns = {},
) {
  let look = 0;
  return play({
    ...turns,
    agent: { "update/resolve": [RESOLVED], ...turns.agent },
    impure: {
      mergeability: () => asJson(stands[Math.min(look++, stands.length - 1)] ?? SAME),
      "bring-base": (): Json =>
        asJson({
          outcome: conflicts.length > 0 ? "conflicts" : "merged",
          name: "main",
          target: "c".repeat(40),
          rewritten: false,
          conflicts,
        }),
      "conflicts-resolved": () => ({ ok: true }),
      "settle-base": () => ({ updated: true, reason: "main at cccccccccc; 1 file." }),
      ...impure,
    },
  });
}

describe("a base that has moved", () => {
  test("is skipped while nobody asks for it, and not offered while it has not moved", () => {
    const run = moved([SAME], []);
    expect(run.status).toBe("completed");
    expect(run.state.steps.get("update")).toMatchObject({
      status: "skipped",
      reason: "nobody has asked for the branch as it is now",
    });
    expect(run.asked.at(-1)?.options).toEqual(["accept", "change", "stop"]);
  });

  test("is offered, brought in, resolved, checked and judged anew, and offered no more", () => {
    const run = moved([{ ...BEHIND, conflicts: ["src/totals.ts"] }, SAME], [CONFLICT], {
      answer: { accept: [["update", "Keep our rounding."], ["accept"]] },
      work: { prepare: [["npm", "ci"]] },
    });
    expect(run.status).toBe("completed");
    expect(authorsOf(run)).toEqual([...USUAL, "update/resolve", "verify"]);
    const [, first, second] = run.asked;
    expect(first?.options).toEqual(["accept", "change", "update", "stop"]);
    expect(first?.text).toContain("conflicts in 1 file:\n\n- `src/totals.ts`");
    expect(second?.options).toEqual(["accept", "change", "stop"]);
    expect(second?.text).toContain("`src/totals.ts`: rounds, and takes the discount off");
    const resolve = run.calls.find(({ step }) => step === "update/resolve");
    expect(resolve?.prompt).toContain("src/totals.ts (contents): both sides have it.");
    expect(resolve?.prompt).toContain("Did mend.");
    expect(resolve?.guidance).toContain("Keep our rounding.");
    const judged = run.calls.findLast(({ step }) => step === "verify");
    expect(judged?.prompt).toContain("Both stand.");
    const checks = run.events.filter(
      (event) => event.type === "step.completed" && event.step === "evidence",
    );
    expect(checks).toHaveLength(2);
    expect(run.state.steps.get("update/prepare")?.status).toBe("completed");
    expect(reportIn(run)).toContain("Brought in before that: main at cccccccccc");
  });

  test("that merges cleanly needs nobody to resolve anything", () => {
    const run = moved([{ ...BEHIND, conflicts: [] }, SAME], [], {
      answer: { accept: [["update"], ["accept"]] },
    });
    expect(run.asked[1]?.text).toContain("the work merges cleanly");
    expect(run.status).toBe("completed");
    expect(authorsOf(run)).toEqual([...USUAL, "verify"]);
  });

  test("that has come to conflict while a person was asked is told before anything is handed over", () => {
    const later = { ...BEHIND, conflicts: ["src/totals.ts"] };
    const run = moved([SAME, later, SAME], [CONFLICT], { answer: { moved: [["update"]] } });
    expect(run.asked.map(({ step }) => step)).toEqual(["approve", "accept", "moved", "accept"]);
    expect(run.asked[2]).toMatchObject({
      options: ["update", "go-on", "stop"],
      text: expect.stringContaining("conflicts in 1 file"),
    });
    expect(run.status).toBe("completed");
    const told = moved([later, later], [CONFLICT], { answer: { accept: [["accept"]] } });
    expect(told.asked.map(({ step }) => step)).toEqual(["approve", "accept"]);
    const auto = { approval: "auto", accept: "auto" } as const;
    const asked = moved([SAME, later], [CONFLICT], { work: auto, answer: { moved: [["go-on"]] } });
    expect(asked.asked.map(({ step }) => step)).toEqual(["moved"]);
    expect(asked.status).toBe("completed");
  });

  test("is left alone when the work is sent back after it was brought in", () => {
    const run = moved([{ ...BEHIND, conflicts: [] }, SAME], [], {
      answer: { accept: [["update"], ["change", "A test is missing."], ["accept"]] },
    });
    expect(run.status).toBe("completed");
    expect(run.state.steps.get("update")?.status).toBe("skipped");
  });

  test("that conflicts asks a person where the settings accept by themselves, and one that merges does not", () => {
    const work = { approval: "auto", accept: "auto" } as const;
    const clean = moved([{ ...BEHIND, conflicts: [] }], [], { work });
    expect([clean.asked, clean.status]).toEqual([[], "completed"]);
    const conflicts = moved([{ ...BEHIND, conflicts: ["a"] }, SAME], [CONFLICT], {
      work,
      answer: { accept: [["update"]] },
    });
    expect(conflicts.asked.map(({ step }) => step)).toEqual(["accept"]);
    expect(conflicts.status).toBe("completed");
    const rewritten = moved([{ ...BEHIND, rewritten: true, conflicts: [] }, SAME], [], {
      work,
      answer: { accept: [["update"]] },
    });
    expect(rewritten.asked[0]?.text).toContain("one commit on top of it");
  });

  test("whose conflicts nobody resolves is gone on without, by a person's word", () => {
    const run = moved([{ ...BEHIND, conflicts: ["src/totals.ts"] }], [CONFLICT], {
      answer: { accept: [["update"], ["accept"]], "update/resolve": [["continue"]] },
      impure: {
        "conflicts-resolved": () => ({ ok: false, detail: "src/totals.ts still has markers" }),
        "settle-base": () => ({ updated: false, reason: "The conflicts were not resolved." }),
      },
    });
    expect(run.status).toBe("completed");
    expect(run.asked.map(({ step }) => step)).toEqual([
      "approve",
      "accept",
      "update/resolve",
      "accept",
    ]);
    expect(run.asked.at(-1)?.text).toContain("Nothing was brought in:** The conflicts were not");
  });
});
