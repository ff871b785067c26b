import type { Json } from "@wheelhouse/core";
import { describe, expect, test } from "vitest";
import { play, reportIn, toldTo, UNCHANGED, UNSOLVED } from "../../testing/solve/sample-world.ts";
import { outputsIn } from "../../testing/solve/solve-world.ts";

const TAKEN = { why: "The branch could not be made.", hint: "Move the other one.", secrets: false };
const MADE = { branch: "wheelhouse/12-totals-ignore-the-discount", commit: "b".repeat(40) };

/** A run whose branch is refused so often, and what a person answers then. */
function refused(
  times: number,
  answers: readonly [option: string, text?: string][],
  how: object = TAKEN,
) {
  let left = times;
  return play({
    answer: { refused: answers },
    impure: {
      "hand-over": (): Json => (left-- > 0 ? JSON.parse(JSON.stringify({ refused: how })) : MADE),
      "settle-hand-over": (): Json => ({ patch: "/home/patches/sim.patch", commit: MADE.commit }),
    },
  });
}

const statusOf = ({ state }: ReturnType<typeof play>, step: string) =>
  state.steps.get(step)?.status;

describe("the end of a run", () => {
  test("has no question where nothing stands against the branch", () => {
    const run = refused(0, []);
    expect(run.status).toBe("completed");
    expect(["refused", "settle"].map((step) => statusOf(run, step))).toEqual([
      "skipped",
      "skipped",
    ]);
    expect(outputsIn(run.state)["done"]).toEqual({ as: "branch", branch: MADE.branch });
  });

  test("asks what becomes of work without a branch, and tries again as often as it is told to", () => {
    const run = refused(2, [["again"], ["again"]]);
    const asked = run.asked.filter(({ step }) => step === "refused");
    expect(asked).toHaveLength(2);
    expect(asked[0]).toMatchObject({
      text: expect.stringContaining("was not made.** The branch could not be made."),
      options: ["again", "change", "export", "stop"],
    });
    expect(asked[0]?.text).toContain("Move the other one.");
    expect(run.status).toBe("completed");
    expect(outputsIn(run.state)["done"]).toEqual({ as: "branch", branch: MADE.branch });
    expect(toldTo(run, "work/mend")).toEqual([undefined]);
  });

  test("sends work back with the reason, and has it judged and accepted once more", () => {
    const run = refused(1, [["change", "Name it otherwise."]]);
    expect(run.status).toBe("completed");
    expect(toldTo(run, "work/mend")[1]).toContain(
      "The work could not be handed over: The branch could not be made.\n\nName it otherwise.",
    );
    expect(run.asked.filter(({ step }) => step === "accept")).toHaveLength(2);
  });

  test("offers no patch of what has secrets, and the branch only when a person says that it has none", () => {
    const run = refused(1, [["allow"]], { ...TAKEN, secrets: true });
    expect(run.asked.find(({ step }) => step === "refused")?.options).toEqual([
      "again",
      "change",
      "allow",
      "stop",
    ]);
  });

  test("is done with a patch that a person has asked for, and the report names it", () => {
    const run = refused(1, [["export"]]);
    expect(run.status).toBe("completed");
    expect(outputsIn(run.state)["done"]).toEqual({ as: "patch", patch: "/home/patches/sim.patch" });
    expect(reportIn(run)).toContain("git apply --index /home/patches/sim.patch");
  });

  test("is no completion when the run goes on without a branch", () => {
    const run = play({
      answer: { "hand-over": [["continue"]] },
      impure: {
        "hand-over": () => {
          throw new Error("the disk is gone");
        },
      },
    });
    expect(run.status).toBe("failed");
    expect(run.state.ended?.error).toContain(
      "The work was not handed over: Error: the disk is gone",
    );
    expect(outputsIn(run.state)["report"]).toBeDefined();
  });

  test("is no completion when there was no plan to carry out", () => {
    const run = play({
      agent: { draft: [{ nothing: true }] },
      answer: { draft: [["continue"]], compile: [["continue"]] },
    });
    expect(run.status).toBe("failed");
  });

  test("needs no branch when nothing had to change, and somebody who may say so has said it", () => {
    const accepted = play({
      changes: UNCHANGED,
      agent: { verify: [UNSOLVED] },
      answer: { verify: [["continue"]] },
    });
    expect(outputsIn(accepted.state)["done"]).toEqual({ as: "nothing" });
    expect(accepted.status).toBe("completed");
  });
});
