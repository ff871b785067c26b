import type { CodeFunction } from "@wheelhouse/core";
import { compileSolver } from "./compile/compile-solver.ts";
import { solverDraft } from "./draft/solver-draft.ts";
import { sizeIssue } from "./plan/size-issue.ts";
import { solverRepair } from "./repair/solver-repair.ts";
import { solveReport } from "./report/solve-report.ts";
import { checksPassed } from "./verdict/checks-passed.ts";
import { delivered } from "./verdict/delivered.ts";
import { solved } from "./verdict/solved.ts";

/** The pure functions that the flow `solve-issue` names in its steps, postconditions and repairs. */
export const solveFunctions: readonly CodeFunction[] = [
  sizeIssue,
  solverDraft,
  compileSolver,
  checksPassed,
  solverRepair,
  solved,
  solveReport,
  delivered,
];
