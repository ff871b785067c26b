import type { FailureClass, Rung } from "../plan/step.ts";
import { stepSchema } from "../plan/step.ts";
import { z } from "zod";
import { type Deciding, timerId, wishFor } from "./deciding.ts";
import type { Failure, StepState } from "./state.ts";

/** A retry is never made for these unless the rung names them: trying again cannot help. */
const HOPELESS: ReadonlySet<FailureClass> = new Set(["refused", "unavailable"]);
/** The longest pause before a retry, in milliseconds. */
const MAX_BACKOFF_MS = 600_000;
/** How often supervisors may revise the plan of one run. */
export const MAX_REPAIRS = 2;

const revisionSchema = z.strictObject({
  keep: z.array(z.string()).default([]),
  steps: z.array(stepSchema),
  reason: z.string(),
});

/**
 * Serves a failure by the step's ladder: the first rung that still has something to give. One
 * ladder for failures, the critic's cap, exhausted send-backs and attempts lost three times.
 */
export function climbLadder(into: Deciding, step: StepState): void {
  if (step.repair !== undefined && step.need === "repaired") {
    if (revise(into, step)) return;
  }
  const failure: Failure = step.failure ?? {
    class: "unverified",
    error: "the repair could not be read",
    role: "author",
  };
  let used = step.retries;
  const mayRetry = step.def.kind === "agent" || step.def.kind === "code" || step.def.kind === "run";
  for (const rung of step.def.onFailure) {
    if (typeof rung === "object") {
      if (!mayRetry || !serves(rung, failure.class)) continue;
      if (used >= rung.retry.count) {
        used -= rung.retry.count;
        continue;
      }
      return retry(into, step, failure, rung.retry.backoffMs * 2 ** used);
    }
    if (rung === "repair") {
      if (step.need === "repaired" || into.state.repairs >= MAX_REPAIRS) continue;
      return void into.starts.push(
        wishFor(into.state, step, "supervisor", `${failure.class}: ${failure.error}`),
      );
    }
    if (rung === "ask") return ask(into, step, failure);
    return give(into, step, failure, true);
  }
  give(into, step, failure, step.parent?.def.kind === "map");
}

function serves(rung: Exclude<Rung, string>, kind: FailureClass): boolean {
  return rung.retry.classes ? rung.retry.classes.includes(kind) : !HOPELESS.has(kind);
}

function retry(into: Deciding, step: StepState, failure: Failure, backoffMs: number): void {
  if (backoffMs > 0) {
    const until = into.now + Math.min(backoffMs, MAX_BACKOFF_MS);
    into.events.push({
      type: "timer.set",
      step: step.id,
      data: { timer: timerId(step, into.state), until, why: `retry after ${failure.class}` },
    });
    return;
  }
  into.starts.push(wishFor(into.state, step, failure.role, failure.error));
}

function ask(into: Deciding, step: StepState, failure: Failure): void {
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
      options: [
        { id: "retry", label: "Try again", effect: "retry" },
        ...accept,
        { id: "continue", label: "Go on without it", effect: "continue" },
        { id: "stop", label: "Stop the run", effect: "stop" },
      ],
    },
  });
}

function give(into: Deciding, step: StepState, failure: Failure, tolerated: boolean): void {
  let running = false;
  for (const other of into.state.active) {
    if (other.parent !== step) continue;
    running = true;
    into.cancels.push({ step: other, reason: `${step.id} has failed` });
  }
  if (running) return;
  into.events.push({
    type: "step.failed",
    step: step.id,
    data: { class: failure.class, error: failure.error, tolerated },
  });
}

function revise(into: Deciding, step: StepState): boolean {
  const parsed = revisionSchema.safeParse(step.repair);
  if (!parsed.success || into.state.repairs >= MAX_REPAIRS) return false;
  const { keep, steps, reason } = parsed.data;
  const kept = new Set(keep);
  let running = false;
  for (const other of into.state.active) {
    if (other.parent !== step.parent || kept.has(other.id)) continue;
    running = true;
    into.cancels.push({ step: other, reason: `superseded: ${reason}` });
  }
  const known = new Set(into.state.steps.keys());
  const clash = steps.find((each) => known.has(each.id));
  if (clash) return false;
  if (!running)
    into.events.push({
      type: "plan.revised",
      step: step.id,
      data: { keep, steps, by: "supervisor", reason },
    });
  return true;
}
