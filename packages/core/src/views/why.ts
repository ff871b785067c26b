import type { RunState } from "../run/state.ts";
import { runStatus } from "../run/status.ts";
import { COMMANDS } from "./commands.ts";
import { shownStatus, type ShownStatus } from "./shown-status.ts";
import type { Reason, WhyExtra } from "./why/reason.ts";
import { whyHeld, whyOver } from "./why/why-run.ts";
import { whySteps } from "./why/why-steps.ts";

/** What a run waits for. */
export interface Explanation {
  readonly run: string;
  readonly status: ShownStatus;
  /** The first is the weightiest; never empty. */
  readonly reasons: readonly Reason[];
}

/** Says what a run waits for or does at a time, since when, and what a person can do about it. */
export function explain(state: RunState, now: number, extra: WhyExtra): Explanation {
  const run = { status: runStatus(state), openRequests: state.requests.size };
  const status = shownStatus(run, extra.driven);
  const over = whyOver(state, now);
  if (over) return { run: state.id, status, reasons: [over] };
  // Before it has begun no step of it waits for anything of its own.
  const steps = state.started ? whySteps(state, now, extra) : [];
  const reasons = [...whyHeld(state, now, status), ...steps];
  if (reasons.length === 0) {
    const text = state.started
      ? "It is about to go on."
      : state.plan
        ? "It waits for a place: as many issues of its project as may be are worked on now."
        : "It has not begun yet.";
    reasons.push({ kind: "ready", since: state.updatedAt, text, todo: undefined });
  }
  if (status === "waiting" && !extra.driven) {
    const text = "Nobody drives it: once it is answered, take the wheel.";
    const todo = COMMANDS.resume(state.id);
    reasons.push({ kind: "interrupted", since: undefined, text, todo });
  }
  return { run: state.id, status, reasons };
}
