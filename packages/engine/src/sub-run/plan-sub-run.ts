import {
  type Limits,
  resolveInput,
  type RunEvent,
  type RunState,
  type RunStep,
  WheelhouseError,
} from "@wheelhouse/core";
import type { Start } from "../drive/performing.ts";
import { nestingProblem, subRequest } from "../launch/check-sub-runs.ts";
import { birthOf, planOf, type StartRequest } from "../launch/start-run.ts";
import { renderInput } from "../perform/render-prompt.ts";
import type { EnginePorts } from "../ports.ts";

/**
 * The birth of the run that a step is: its input is resolved and its plan made now, and both are pinned. It inherits the
 * project, the agent, the model and the rules of the run around it; its rights are those that the step gives, and its
 * budget is what was reserved for the attempt. Throws what `planOf` throws, and `plan.invalid` for one that is too deep.
 */
export function birthOfSubRun(
  ports: EnginePorts,
  { wish, attempt }: Start,
  def: RunStep,
  state: RunState,
): RunEvent[] {
  const { created } = state;
  if (!created) throw new Error("a run that does not exist has no sub-runs");
  const flows = [...(created.parent?.flows ?? []), created.flow];
  const problem = nestingProblem(def.flow, flows);
  if (problem !== undefined) throw new WheelhouseError("plan.invalid", `${problem}.`);
  const input = resolveInput(
    def.input,
    (id) => state.steps.get(id)?.output,
    renderInput(state, wish.step, wish.guidance),
  );
  const above: StartRequest = {
    flow: created.flow,
    input: created.input,
    band: created.band ?? "small",
    fast: created.input["fast"] === true,
    project: created.project,
    ...(created.agent !== undefined && { agent: created.agent }),
    ...(created.model !== undefined && { model: created.model }),
    ...(created.rules && { rules: [...created.rules] }),
    ...(created.autoContinue !== undefined && { autoContinue: created.autoContinue }),
    by: created.by,
  };
  const request = { ...subRequest({ ...def, input }, above), limits: limitsOf(wish) };
  const planned = planOf(ports, request, { flows, access: def.access });
  return birthOf(planned, ports.host, { run: state.id, step: def.id, attempt, flows });
}

/** What was reserved for the attempt; without a budget around it, what the step itself may use. */
function limitsOf({ maxTokens, maxCostUsd, step }: Start["wish"]): Limits {
  const tokens = maxTokens ?? step.def.limits?.tokens;
  const costUsd = maxCostUsd ?? step.def.limits?.costUsd;
  return { ...(tokens !== undefined && { tokens }), ...(costUsd !== undefined && { costUsd }) };
}
