import type { Draft, DraftStep } from "../../solve/draft/draft-schema.ts";
import { draftSchema } from "../../solve/draft/draft-schema.ts";
import { type SolveInput, type SolveRequest, solveInputSchema } from "../../solve/solve-input.ts";

/** The checks of the sample project. */
const CHECKS = [{ name: "test", command: ["npm", "test"] }];

/** An issue to solve. */
export function solveRequest(work: Partial<SolveRequest["work"]> = {}): SolveRequest {
  return {
    issue: {
      project: "orders-1a2b3c",
      number: 12,
      title: "Totals ignore the discount",
      description: "`total()` adds up the lines and forgets `discount`.",
      type: "bug",
      comments: [{ by: "ann", text: "Seen with {{ two }} lines." }],
    },
    work: { checks: CHECKS, branch: "wheelhouse/12-totals-ignore-the-discount", ...work },
  };
}

/** The same, defaults filled in. */
export function solveInput(work: Partial<SolveRequest["work"]> = {}): SolveInput {
  return solveInputSchema.parse(solveRequest(work));
}

/** A step of a plan. */
export function draftStep(
  id: string,
  does: DraftStep["does"],
  rest: Partial<DraftStep> = {},
): DraftStep {
  const work = does === "write" || does === "read" ? `Do in src/totals.ts what ${id} says.` : "";
  return { id, title: `Does ${id}`, does, work, ...rest };
}

/** A plan with these steps. */
export function draftOf(...steps: readonly DraftStep[]): Draft {
  return draftSchema.parse({ summary: "Take the discount off in total().", steps });
}

/** A plan that solves the sample issue. */
export const GOOD_DRAFT: Draft = draftOf(
  draftStep("look", "read", {
    work: "Find every caller of total() and say which of them take the discount off themselves.",
    values: [{ to: "mend", what: "the callers that take it off themselves" }],
  }),
  draftStep("mend", "write", {
    work: "Take the discount off in total() in src/totals.ts, and hold it by a test.",
    rubric: "A test fails when the discount is not taken off.",
    after: ["look"],
  }),
  draftStep("proof", "check", { check: "test", after: ["mend"] }),
);
