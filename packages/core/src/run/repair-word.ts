import { z } from "zod";
import type { FailureClass } from "../plan/step.ts";
import { hasAttempts } from "./retry-rung.ts";
import type { RunState, StepState } from "./state.ts";

/** How often supervisors may repair one run, by a new plan for the rest or by a word to a step. */
export const MAX_REPAIRS = 2;

/** What no supervisor can mend: a person's cancel, an agent or provider that does not work, a budget that is used up. */
const BEYOND_REPAIR: ReadonlySet<FailureClass> = new Set([
  "cancelled",
  "agent",
  "auth",
  "budget",
  "endpoint",
  "lost",
  "refused",
  "silence",
  "unavailable",
]);

/** Whether a supervisor may be asked about a failure now. */
export function isRepairable(state: RunState, kind: FailureClass): boolean {
  return !BEYOND_REPAIR.has(kind) && state.repairs < MAX_REPAIRS;
}

const retrySchema = z.looseObject({ retry: z.string().trim().min(1) });

/** What a supervisor has said to the author of a step in place of a new plan; undefined when nothing like that. */
export function saidToAuthor({ repair }: Pick<StepState, "repair">): string | undefined {
  return retrySchema.safeParse(repair).data?.retry;
}

/** Whether the author of a step is to try once more by the word of a supervisor. */
export function isRetriedByWord(state: RunState, step: StepState): boolean {
  return state.repairs < MAX_REPAIRS && hasAttempts(step) && saidToAuthor(step) !== undefined;
}
