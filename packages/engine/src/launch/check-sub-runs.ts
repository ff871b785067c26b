import {
  isFixedInput,
  isWheelhouseError,
  resolveInput,
  type RunStep,
  WheelhouseError,
} from "@wheelhouse/core";
import type { Planned, StartRequest } from "./start-run.ts";

/** How many runs may be inside each other, the outermost counted. */
export const MAX_DEPTH = 3;

/** Where a sub-run is. */
export interface Inside {
  /** The flows above it, the outermost first. */
  readonly flows: readonly string[];
  /** Widest access that its steps may have. */
  readonly access: "read" | "write";
}

type PlanInside = (request: StartRequest, inside: Inside) => unknown;

/** Why a flow may not be run below these, the outermost first; undefined when it may. */
export function nestingProblem(flow: string, above: readonly string[]): string | undefined {
  const path = [...above, flow].join(" → ");
  if (above.includes(flow)) return `it would run ${flow} inside itself (${path})`;
  return above.length >= MAX_DEPTH
    ? `runs would be ${above.length + 1} deep (${path}), and ${MAX_DEPTH} is the most`
    : undefined;
}

/** The request for a sub-run with an input that was resolved before. */
export function subRequest(
  { band, fast, input, flow }: Pick<RunStep, "band" | "fast" | "input" | "flow">,
  { title: _title, plan: _plan, limits: _limits, ...above }: StartRequest,
): StartRequest {
  return { ...above, flow, input, band: band ?? above.band, fast: fast ?? above.fast };
}

/**
 * Holds the sub-runs of a plan against what is known before they begin: how deep they would be, and whether a flow would
 * contain itself. Where the input is fixed, the sub-run's own plan is made and held against all rules as well, so that
 * what is wrong with it is said at the launch; `planInside` makes it. Throws `plan.invalid`.
 */
export function checkSubRuns(
  { plan, request }: Planned,
  above: readonly string[],
  planInside: PlanInside,
): void {
  const flows = [...above, plan.flow];
  for (const step of plan.steps) {
    if (step.kind !== "run") continue;
    const problem =
      nestingProblem(step.flow, flows) ?? fixedProblem(step, request, flows, planInside);
    if (problem === undefined) continue;
    const at = `flow ${plan.flow}, step ${step.id}`;
    throw new WheelhouseError("plan.invalid", `${at}: ${problem}.`, {
      hint: `Mend the flow, or run another one: wheelhouse flows`,
    });
  }
}

function fixedProblem(
  step: RunStep,
  request: StartRequest,
  flows: readonly string[],
  planInside: PlanInside,
): string | undefined {
  if (!isFixedInput(step.input)) return undefined;
  const input = resolveInput(
    step.input,
    () => undefined,
    (text) => text,
  );
  try {
    planInside(subRequest({ ...step, input }, request), { flows, access: step.access });
    return undefined;
  } catch (error) {
    if (!isWheelhouseError(error)) throw error;
    return `its sub-run cannot be: ${error.message.replace(/[.]$/, "")}`;
  }
}
