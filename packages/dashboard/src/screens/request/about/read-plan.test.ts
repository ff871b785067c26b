import { describe, expect, test } from "vitest";
import { budgetOf } from "./budget-of.ts";
import { readPlan } from "./read-plan.ts";

describe("a plan that waits to be approved", () => {
  test("is read with who does what, in waves, and with the commands that it runs", () => {
    const plan = readPlan({
      steps: [
        { id: "look", label: "Look", kind: "agent", access: "read", persona: { id: "worker" } },
        { id: "mend", kind: "agent", access: "write", persona: { id: "worker" }, after: ["look"] },
        { id: "which", kind: "request", after: ["mend"] },
        { id: "proof", kind: "code", run: "run-checks@1", after: ["which"] },
      ],
      commands: [{ step: "proof", command: ["make", "all"] }],
      draft: { summary: "So", steps: [{ id: "mend", does: "write", work: "Mend it." }] },
    });
    expect(plan?.steps.map(({ name, who }) => `${name}: ${who}`)).toEqual([
      "Look: worker, only reads",
      "mend: worker, may write",
      "which: asks you",
      "proof: a command, run by us",
    ]);
    expect(plan?.cards.map(({ wave, depends }) => [wave, depends])).toEqual([
      [1, []],
      [2, ["look"]],
      [3, ["mend"]],
      [4, ["which"]],
    ]);
    expect(plan?.steps[1]?.words?.work).toBe("Mend it.");
    expect(plan?.commands).toEqual([{ step: "proof", command: ["make", "all"] }]);
  });

  test.each([null, "words", {}, { steps: [] }, { steps: [{ id: 3 }] }])(
    "is none where an output is %j",
    (output) => {
      expect(readPlan(output)).toBeUndefined();
    },
  );
});

describe("figures of a budget", () => {
  test.each([
    ["Step a failed (budget): it has used 120 of 60 tokens", [120, 60, "tokens"]],
    ["Step a/b failed (budget): $1.5 of $1.25 is used up.", [1.5, 1.25, "dollars"]],
    ["Step a failed (budget): it is used up", undefined],
    ["Step a failed (critic): 3 of 3 tokens", undefined],
    ["Use 3 of 4 tokens?", undefined],
  ])("in %j are %j", (text, figures) => {
    const budget = budgetOf(text);
    expect(budget && [budget.used, budget.limit, budget.unit]).toEqual(figures);
  });
});
