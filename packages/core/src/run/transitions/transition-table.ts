import { CLOSING } from "./closing-rows.ts";
import type { Outcome } from "./outcome-of.ts";
import type { StepEventType } from "./sample-event.ts";
import type { StepSituation } from "./step-situation.ts";
import { TURNING } from "./turning-rows.ts";
import { WORKING } from "./working-rows.ts";

/** What every event does in every situation of a step. A cell that is missing does not compile. */
export const STEP_TABLE: Record<StepSituation, Record<StepEventType, Outcome>> = {
  ...WORKING,
  ...TURNING,
  ...CLOSING,
};
