import type { FailureClass, Rung } from "../plan/step.ts";
import type { StepState } from "./state.ts";

/** A retry is never made for these unless the rung names them: trying again cannot help. */
const HOPELESS: ReadonlySet<FailureClass> = new Set(["refused", "unavailable", "auth", "budget"]);

/** The rung of a ladder that allows one more attempt. */
export interface RetryRung {
  readonly place: number;
  /** Retries that it has given. */
  readonly used: number;
  readonly backoffMs: number;
}

/** Whether a step is done by attempts. Containers and requests are begun anew instead. */
export function hasAttempts(step: StepState): boolean {
  const { kind } = step.def;
  return kind === "agent" || kind === "code" || kind === "run";
}

/** The first rung that serves this class of failure and has retries left; each rung counts its own. */
export function retryRung(step: StepState, kind: FailureClass): RetryRung | undefined {
  if (!hasAttempts(step)) return undefined;
  for (const [place, rung] of step.def.onFailure.entries()) {
    if (typeof rung === "string" || !serves(rung, kind)) continue;
    const used = step.retries[place] ?? 0;
    if (used < rung.retry.count) return { place, used, backoffMs: rung.retry.backoffMs };
  }
  return undefined;
}

function serves(rung: Exclude<Rung, string>, kind: FailureClass): boolean {
  if (kind === "cancelled") return false;
  return rung.retry.classes ? rung.retry.classes.includes(kind) : !HOPELESS.has(kind);
}
