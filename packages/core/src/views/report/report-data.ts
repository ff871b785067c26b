import type { Json } from "../../json.ts";
import { atPath } from "../../plan/predicate.ts";
import type { RunState } from "../../run/state.ts";

/**
 * What the report step of a run handed on, as it is; that of the inner run where the step is a run of its own. Undefined
 * while the step has not completed, and for a run whose plan names none.
 */
export function reportData({ ended, plan, steps }: RunState): Json | undefined {
  const id = ended?.report ?? plan?.report;
  const step = id === undefined ? undefined : steps.get(id);
  if (step?.status !== "completed") return undefined;
  return step.def.kind === "run" ? atPath(step.output, "report") : step.output;
}
