import type { StepInput } from "@wheelhouse/core";
import type { Each } from "./angle.ts";
import type { agentStep } from "./agent-step.ts";

type AgentStepInput = ReturnType<typeof agentStep>;

/** An agent step that is done once for each element of a list in an earlier output. */
export function mapStep(step: AgentStepInput, each: Each): Extract<StepInput, { kind: "map" }> {
  const { id, after = [], when, otherwise, ...child } = step;
  return {
    kind: "map",
    id,
    ...(step.label !== undefined && { label: step.label }),
    after: after.includes(each.step) ? after : [...after, each.step],
    ...(when !== undefined && { when }),
    ...(otherwise !== undefined && { otherwise }),
    over: { out: each.step, path: each.path },
    key: each.key,
    cap: each.cap,
    onFailure: ["continue"],
    each: child,
  };
}
