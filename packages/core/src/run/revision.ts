import { z } from "zod";
import { mayWrite } from "../plan/check-orders.ts";
import { MAX_STEPS } from "../plan/plan.ts";
import { type Step, stepSchema } from "../plan/step.ts";
import { type Deciding, stepsDecided } from "./deciding.ts";
import { innerSteps } from "./inner-steps.ts";
import { MAX_REPAIRS } from "./repair-word.ts";
import type { RunState, StepState } from "./state.ts";
import { isSettled } from "./status.ts";

const revisionSchema = z.strictObject({
  keep: z.array(z.string()).default([]),
  steps: z.array(stepSchema).min(1),
  reason: z.string(),
});

/** A plan for the rest of a scope, with full ids. */
export interface Revision {
  readonly keep: readonly string[];
  readonly steps: Step[];
  readonly reason: string;
}

/**
 * What a supervisor handed in, when it may replace the rest: readable, valid beside what stays,
 * with no wider rights than before, verified at its end, and not one repair too many.
 */
export function readRevision(state: RunState, step: StepState): Revision | undefined {
  const parsed = revisionSchema.safeParse(step.repair);
  if (!parsed.success || state.repairs >= MAX_REPAIRS || step.parent?.def.kind === "map")
    return undefined;
  const scope = step.parent?.id;
  const siblings = siblingsOf(state, step);
  const keep = parsed.data.keep.map((id) => (scope === undefined ? id : `${scope}/${id}`));
  const stays = siblings.filter(
    (each) => each !== step && (isSettled(each.status) || keep.includes(each.id)),
  );
  const { steps, problem } = innerSteps(parsed.data.steps, {
    inside: scope,
    beside: stays.map((each) => each.def),
    widest: siblings.some((each) => mayWrite(each.def)) ? "write" : "read",
  });
  if (problem !== undefined || state.steps.size + steps.length > MAX_STEPS) return undefined;
  // An id belongs to one piece of work, also when a send-back has taken that away.
  if (steps.some(({ id }) => state.steps.has(id) || state.retired.has(id))) return undefined;
  return { keep: stays.map((each) => each.id), steps, reason: parsed.data.reason };
}

/** Replaces the rest once nothing of what is replaced runs and no send-back is under way. */
export function reviseRest(into: Deciding, step: StepState, revision: Revision): void {
  const { state } = into;
  const { keep, steps, reason } = revision;
  const running = runningBeside(state, step, keep);
  for (const other of running) into.cancels.push({ step: other, reason: `superseded: ${reason}` });
  // What grows in this very pass may have taken the room: the next pass reads the revision again.
  const room = stepsDecided(into) + steps.length <= MAX_STEPS;
  if (running.length > 0 || state.reopening || !room) return;
  into.events.push({
    type: "plan.revised",
    step: step.id,
    data: { keep: [...keep], steps, by: "supervisor", reason },
  });
}

/** What runs beside a step, or inside what stands beside it, and is not kept. */
export function runningBeside(
  state: RunState,
  step: StepState,
  keep: readonly string[],
): StepState[] {
  return [...state.active].filter((other) => {
    const beside = ancestorBeside(other, step);
    return beside !== undefined && !keep.includes(beside.id);
  });
}

function siblingsOf(state: RunState, step: StepState): readonly StepState[] {
  if (step.parent) return step.parent.children;
  return [...state.steps.values()].filter((each) => !each.parent);
}

/** The step itself or the container around it that stands beside `step`. */
function ancestorBeside(other: StepState, step: StepState): StepState | undefined {
  for (let at: StepState | undefined = other; at; at = at.parent)
    if (at.parent === step.parent) return at;
  return undefined;
}
