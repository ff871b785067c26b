import type { Json } from "@wheelhouse/core";
import { describe, expect, test } from "vitest";
import { z } from "zod";
import { codeContext } from "../../testing/solve/code-context.ts";
import {
  draftOf,
  draftStep,
  GOOD_DRAFT,
  solveInput,
  solveRequest,
} from "../../testing/solve/sample-draft.ts";
import {
  asJson,
  authorsOf,
  play,
  reject,
  reportIn,
  SOLVED,
  toldTo,
  UNSOLVED,
  USUAL,
} from "../../testing/solve/sample-world.ts";
import { asObject } from "../as-object.ts";
import { compileDraft } from "../compile/compile-draft.ts";
import type { Draft } from "../draft/draft-schema.ts";
import { solverRepair } from "./solver-repair.ts";

describe("the supervisor", () => {
  const steps = [draftStep("mend", "write"), draftStep("proof", "check", { check: "test" })];
  const REPLAN = { decision: "replan", reason: "R.", steps };

  test("lets a supervisor make the rest of the plan anew; what is finished stays", () => {
    const steps = [
      draftStep("mend", "write", {
        work: "Take the discount off in lines(), which total() calls.",
      }),
      draftStep("proof", "check", { check: "test", after: ["mend"] }),
    ];
    const run = play({
      checks: [true, false, true],
      agent: {
        "work/proof supervisor": [asJson({ decision: "replan", reason: "It is lines().", steps })],
      },
    });
    expect(run.status).toBe("completed");
    expect(authorsOf(run)).toEqual([...USUAL.slice(0, 4), "work/mend-2", "verify"]);
    const supervisor = run.calls.find(({ role }) => role === "supervisor");
    expect(supervisor?.prompt).toContain("test failed with exit code 1; it wrote:\n1 failed");
    expect(supervisor?.prompt).toContain("- work/mend: completed");
    const again = run.calls.find(({ step }) => step === "work/mend-2");
    expect(again?.prompt).toContain("Note of mend.");
    expect(again?.prompt).toContain("It is lines().");
    const status = (id: string) => run.state.steps.get(id)?.status;
    expect([status("work/mend"), status("work/proof"), status("work/proof-2")]).toEqual([
      "completed",
      "skipped",
      "completed",
    ]);
    expect(reportIn(run)).toContain("mend-2");
  });

  test("lets a supervisor have a step tried once more with its words", () => {
    const run = play({
      agent: {
        "work/mend critic": [reject("a"), reject("b"), reject("c"), { verdict: "accept" }],
        "work/mend supervisor": [
          {
            decision: "retry",
            reason: "It looks in the wrong file.",
            guidance: "Look at lines().",
          },
        ],
      },
    });
    expect(run.status).toBe("completed");
    expect(toldTo(run, "work/mend").at(-1)).toContain("Look at lines().");
  });

  test("asks a person when the supervisor passes", () => {
    const run = play({
      checks: [true, false],
      agent: {
        "work/proof supervisor": [{ decision: "pass", reason: "Which rounding is right?" }],
      },
    });
    expect(run.asked.at(-1)).toMatchObject({ step: "work/proof", kind: "ladder" });
    expect(run.status).toBe("cancelled");
  });

  test("may repair twice, each time with ids that were never used", () => {
    const steps = [
      draftStep("mend", "write", {
        work: "Take the discount off in lines(), which total() calls.",
      }),
      draftStep("proof", "check", { check: "test" }),
    ];
    const replan = asJson({ decision: "replan", reason: "Not yet.", steps });
    const run = play({
      checks: [true, false, false, true],
      agent: { "work/proof supervisor": [replan], "work/proof-2 supervisor": [replan] },
    });
    expect(run.status).toBe("completed");
    expect(authorsOf(run).slice(3)).toEqual(["work/mend", "work/mend-2", "work/mend-3", "verify"]);
  });

  test("may repair again after the judge has sent the repaired work back", () => {
    const replan = asJson({ ...REPLAN, reason: "Not yet." });
    const run = play({
      checks: [true, false, true, true, false, true, true],
      agent: { "work/proof supervisor": [replan], verify: [UNSOLVED, SOLVED] },
    });
    expect(run.status).toBe("completed");
    const written = authorsOf(run).filter((step) => step.startsWith("work/mend"));
    expect(written).toEqual(["work/mend", "work/mend-2", "work/mend", "work/mend-3"]);
    const attempts = run.events.flatMap((event) =>
      event.type === "attempt.started" ? [event.attempt] : [],
    );
    expect(new Set(attempts).size).toBe(attempts.length);
  });

  test("may repair what fails in the work, in the plan language", () => {
    expect(repairOf(REPLAN)).toMatchObject({
      keep: [],
      reason: "R.",
      steps: [{ id: "mend-2" }, { id: "proof-2" }],
    });
    const [mend] = steps;
    const wider = draftStep("proof", "check", { command: ["make", "all"] });
    const refused = [
      repairOf({ ...REPLAN, steps: [mend] }),
      repairOf({ ...REPLAN, steps: [] }),
      repairOf({ ...REPLAN, steps: [mend, wider] }),
      repairOf({ ...REPLAN, extra: true }),
      repairOf(REPLAN, { failed: "draft" }),
      repairOf({ decision: "retry", reason: "R." }),
      repairOf({ decision: "pass", reason: "R." }),
      repairOf([]),
    ];
    for (const repair of refused) expect(repair).toEqual({ pass: expect.any(String) });
  });

  test("may use a command that a person has approved with the plan", () => {
    const command = ["make", "all"];
    const wider = { ...REPLAN, steps: [steps[0], draftStep("proof", "check", { command })] };
    const draft = draftOf(draftStep("mend", "write"), draftStep("all", "check", { command }));
    expect(repairOf(wider, { draft })).toHaveProperty("steps");
    expect(repairOf(wider, { draft, approval: "auto" })).toHaveProperty("pass");
  });

  test("may keep a reader that stands on nothing that is replaced, and nothing else", () => {
    const draft = draftOf(draftStep("a", "read"), draftStep("b", "read"), ...steps);
    const keep = ["b", "mend", "nobody"];
    expect(repairOf({ ...REPLAN, keep }, { draft, failed: "work/a" })).toMatchObject({
      keep: ["b"],
      steps: [
        { id: "mend-2", after: ["b"] },
        { id: "proof-2", after: ["mend-2"] },
      ],
    });
  });
});

/** What the function makes of a supervisor's answer, in a run with this plan. */
function repairOf(
  answer: object,
  {
    draft = GOOD_DRAFT,
    failed = "work/proof",
    approval = "ask",
  }: { readonly draft?: Draft; readonly failed?: string; readonly approval?: "ask" | "auto" } = {},
): Json {
  const { steps, commands, asks } = compileDraft({ draft, input: solveInput() });
  const compile = asJson({ steps, commands, asks, draft, text: "", overview: "" });
  const known = draft.steps.map(({ id }) => `work/${id}`);
  const context = codeContext({
    step: failed,
    input: { answer: asJson(answer), failed, steps: known },
    runInput: asObject(solveRequest({ approval })),
    outputs: { compile },
  });
  return z.json().parse(solverRepair.run(context));
}
