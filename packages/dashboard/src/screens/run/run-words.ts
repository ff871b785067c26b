import { createContext } from "react";

/** What the parts of a run are called. */
export interface Words {
  readonly step: string;
  readonly steps: string;
  /** An attempt of a step's author. */
  readonly attempt: string;
  /** Steps that stand as far from the beginning of the plan; sessions that stand as deep in the tree. */
  readonly wave: string;
}

/** Of a run of ours. */
export const OWN_WORDS: Words = { step: "Step", steps: "Steps", attempt: "Attempt", wave: "Wave" };
/** Of a run of another harness: its steps are sessions, and what happens in one are turns. */
export const OBSERVED_WORDS: Words = {
  step: "Session",
  steps: "Sessions",
  attempt: "Turn",
  wave: "Level",
};

/** What the parts of the run are called that is shown. */
export const RunWords = createContext(OWN_WORDS);
