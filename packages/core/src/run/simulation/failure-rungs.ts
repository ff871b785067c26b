import type { StepInput } from "../../plan/step.ts";

/** Ladders of every shape. */
export const FAILURE_RUNGS: readonly (readonly NonNullable<StepInput["onFailure"]>[number][])[] = [
  [],
  ["continue"],
  ["ask"],
  ["repair"],
  [{ retry: { count: 2 } }],
  [{ retry: { count: 1, backoffMs: 10 } }, "continue"],
  [{ retry: { count: 1, classes: ["agent", "lost"] } }, { retry: { count: 1 } }, "ask"],
  ["repair", { retry: { count: 1 } }, "continue"],
  [{ retry: { count: 1 } }, "repair", "ask"],
];
