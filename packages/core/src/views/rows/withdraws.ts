import type { RunEventType } from "../../run/events.ts";
import { type ForeignEvent, isKnownEvent } from "../known-event.ts";

/** Types of the events that can take back a request. */
export const WITHDRAWING: ReadonlySet<string> = new Set([
  "run.completed",
  "run.failed",
  "run.cancelled",
  "step.completed",
  "step.failed",
  "step.skipped",
  "step.reopened",
  "step.sentBack",
  "plan.revised",
] satisfies RunEventType[]);

/**
 * Whether an event takes back an open request of `step`: the run has ended, the step or a container
 * around it has ended or begins anew, or the plan goes on without it.
 */
export function withdraws(event: ForeignEvent, step: string): boolean {
  if (!isKnownEvent(event)) return false;
  switch (event.type) {
    case "run.completed":
    case "run.failed":
    case "run.cancelled":
      return true;
    case "step.completed":
    case "step.failed":
    case "step.skipped":
    case "step.reopened":
      return isWithin(step, event.step);
    case "step.sentBack":
      return isWithin(step, event.step) || isWithin(step, event.data.to);
    case "plan.revised": {
      const scope = event.step.slice(0, event.step.lastIndexOf("/") + 1);
      if (!step.startsWith(scope)) return false;
      return !event.data.keep.some((kept) => kept !== event.step && isWithin(step, kept));
    }
    default:
      return false;
  }
}

function isWithin(step: string, around: string): boolean {
  return step === around || step.startsWith(`${around}/`);
}
