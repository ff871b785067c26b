import type { RunState, StepState } from "../../run/state.ts";

/** The fold behind one row of the run list. Whoever holds it owns it. */
export interface RunFold {
  readonly state: RunState;
  /** The steps in the order of `graph`. */
  steps: readonly StepState[];
  /** The two texts of the row that stand for the steps. */
  live: string | null;
  graph: string | null;
}
