import type { CodeFunction } from "@wheelhouse/core";
import { compileSolver } from "./compile/compile-solver.ts";
import { solverDraft } from "./draft/solver-draft.ts";
import { sizeIssue } from "./plan/size-issue.ts";
import { checksPassed } from "./verdict/checks-passed.ts";

/** The pure functions that the flow `solve-issue` names in its steps and postconditions. */
export const solveFunctions: readonly CodeFunction[] = [
  solverDraft,
  sizeIssue,
  compileSolver,
  checksPassed,
];
