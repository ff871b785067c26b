import { type Deciding, timerId, wishFor } from "./deciding.ts";
import { isInside } from "./graph.ts";
import { retryRung, type RetryRung } from "./retry-rung.ts";
import { isRepairable, isRetriedByWord } from "./repair-word.ts";
import { readRevision, reviseRest } from "./revision.ts";
import { limitsOfRun, usedUp } from "./reserve.ts";
import type { Failure, RunState, StepState } from "./state.ts";

/** The longest pause before a retry, in milliseconds. */
const MAX_BACKOFF_MS = 600_000;
/** The least pause before an endpoint is tried again, in milliseconds: what is down or overloaded needs time. */
const ENDPOINT_BACKOFF_MS = 1_000;

/** What failed; a step is only ever on its ladder with a failure. */
export function failureOf(step: StepState): Failure {
  return step.failure ?? { class: "agent", error: "it failed", role: "author" };
}

/** What an attempt that is not the author's is told when it has to begin again. */
export function wordFor(step: StepState): string | undefined {
  if (!step.failure) return undefined;
  const { class: kind, error } = step.failure;
  return step.role === "supervisor" ? `${kind}: ${error}` : error;
}

/**
 * Serves a failure by the step's ladder: the first rung that still has something to give. One
 * ladder for failures, the critic's cap, exhausted send-backs and attempts lost three times. A
 * container comes to rest before it climbs.
 */
export function climbLadder(into: Deciding, step: StepState): void {
  if (cancelInside(into, step)) return;
  const { state } = into;
  const repaired = step.need === "repaired";
  const revision = repaired ? readRevision(state, step) : undefined;
  if (revision) return reviseRest(into, step, revision);
  // Its word is in the guidance of the step's author.
  if (repaired && isRetriedByWord(state, step))
    return void into.starts.push(wishFor(state, step, "author"));
  const failure = failureOf(step);
  if (!repaired && stoppedByRun(state, step, failure))
    return void into.starts.push(wishFor(state, step, failure.role, failure.error));
  const again = retryRung(step, failure.class);
  for (const [place, rung] of step.def.onFailure.entries()) {
    if (typeof rung === "object") {
      if (again?.place === place) return retry(into, step, failure, again);
    } else if (rung === "repair") {
      if (repaired || !isRepairable(state, failure.class)) continue;
      const word = `${failure.class}: ${failure.error}`;
      return void into.starts.push(wishFor(state, step, "supervisor", word));
    } else if (rung === "ask") return askWhatToDo(into, step, failure);
    else return give(into, step, failure, true);
  }
  give(into, step, failure, step.parent?.def.kind === "map");
}

/** Whether an attempt ended at its part of the run's budget and not at its step's: it goes on when there is more. */
function stoppedByRun(state: RunState, step: StepState, failure: Failure): boolean {
  return failure.class === "budget" && limitsOfRun(state).tokens !== undefined && !usedUp(step);
}

/** Ends what runs inside a failed container; true while something does. */
function cancelInside(into: Deciding, step: StepState): boolean {
  if (step.children.length === 0) return false;
  let running = false;
  for (const other of into.state.active) {
    if (!isInside(other, step)) continue;
    running = true;
    into.cancels.push({ step: other, reason: `${step.id} has failed` });
  }
  return running;
}

function retry(into: Deciding, step: StepState, failure: Failure, rung: RetryRung): void {
  const least = failure.class === "endpoint" ? ENDPOINT_BACKOFF_MS : 0;
  const backoffMs = Math.min(Math.max(rung.backoffMs, least) * 2 ** rung.used, MAX_BACKOFF_MS);
  if (backoffMs === 0)
    return void into.starts.push(wishFor(into.state, step, failure.role, failure.error));
  into.events.push({
    type: "timer.set",
    step: step.id,
    data: {
      timer: timerId(step, into.state),
      until: into.now + backoffMs,
      why: `retry after ${failure.class}`,
    },
  });
}

/** Asks a person what to do about a failure. Who lets a step go on over its budget allows it as much again. */
export function askWhatToDo(into: Deciding, step: StepState, failure: Failure): void {
  const accept =
    step.candidate === undefined
      ? []
      : [{ id: "accept", label: "Accept the work as it is", effect: "accept" as const }];
  into.events.push({
    type: "request.opened",
    step: step.id,
    data: {
      request: into.nextRequest(),
      kind: "ladder",
      text: `Step ${step.id} failed (${failure.class}): ${failure.error}`,
      failure,
      options: [
        {
          id: "retry",
          label: usedUp(step) ? "Go on with as much again" : "Try again",
          effect: "retry",
        },
        ...accept,
        { id: "continue", label: "Go on without it", effect: "continue" },
        { id: "stop", label: "Stop the run", effect: "stop" },
      ],
    },
  });
}

function give(into: Deciding, step: StepState, failure: Failure, tolerated: boolean): void {
  const data = { class: failure.class, error: failure.error, tolerated };
  into.events.push({ type: "step.failed", step: step.id, data });
}
