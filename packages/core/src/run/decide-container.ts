import { z } from "zod";
import type { Json } from "../json.ts";
import { atPath, resolveOperand } from "../plan/predicate.ts";
import { type Step, stepSchema } from "../plan/step.ts";
import { MAX_STEPS } from "../plan/plan.ts";
import { validateSteps } from "../plan/validate-plan.ts";
import type { Deciding } from "./deciding.ts";
import type { StepState } from "./state.ts";
import { isSettled } from "./status.ts";

const scopeSchema = z.object({ steps: z.array(stepSchema).min(1).max(MAX_STEPS) });

/** Grows a container that may begin: children of a `map` from a list, of a `scope` from a plan in an output. */
export function expandContainer(into: Deciding, step: StepState): void {
  const { def } = step;
  if (def.kind !== "map" && def.kind !== "scope") return;
  const outputOf = (id: string): Json | undefined => into.state.steps.get(id)?.output;
  const fail = (error: string): void =>
    void into.events.push({
      type: "step.failed",
      step: step.id,
      data: { class: "output", error, tolerated: false },
    });
  if (def.kind === "map") {
    const list = resolveOperand(def.over, outputOf);
    if (!Array.isArray(list)) return fail("the output that it maps over is not a list");
    const items: readonly Json[] = list;
    const seen = new Set<string>();
    const steps = items.slice(0, def.cap).map((item, index): Step => {
      let key =
        slug(def.key === undefined ? undefined : atPath(item, def.key)) ?? String(index + 1);
      if (seen.has(key)) key = `${key}.${index + 1}`;
      seen.add(key);
      return { ...def.each, id: `${def.id}/${key}`, after: [], item };
    });
    const omitted = items.length - steps.length;
    into.events.push({
      type: "plan.extended",
      step: step.id,
      data: omitted > 0 ? { steps, omitted } : { steps },
    });
    return;
  }
  const parsed = scopeSchema.safeParse(resolveOperand(def.from, outputOf));
  if (!parsed.success)
    return fail(
      `the plan in ${JSON.stringify(def.from)} cannot be read: ${z.prettifyError(parsed.error)}`,
    );
  const steps = parsed.data.steps.map((each): Step => prefixed(each, def.id));
  const [problem] = validateSteps(steps, { flow: def.id, widest: def.access, lastVerifies: true });
  if (problem) return fail(`${problem.step}: ${problem.problem}; ${problem.fix}`);
  into.events.push({ type: "plan.extended", step: step.id, data: { steps } });
}

/** Ends a container whose children have all ended. */
export function decideChildren(into: Deciding, step: StepState): void {
  if (step.openChildren > 0 || isSettled(step.status)) return;
  const children = step.children;
  const output: Json =
    step.def.kind === "map"
      ? children.map((child): Json =>
          child.status === "completed"
            ? { key: localId(child), status: child.status, output: child.output ?? null }
            : { key: localId(child), status: child.status, error: child.reason ?? child.status },
        )
      : (children.findLast((child) => child.status === "completed")?.output ?? null);
  into.events.push({ type: "step.completed", step: step.id, data: { output } });
}

function localId(step: StepState): string {
  return step.id.slice(step.id.lastIndexOf("/") + 1);
}

function slug(value: Json | undefined): string | undefined {
  if (typeof value !== "string" && typeof value !== "number") return undefined;
  const text = String(value)
    .replaceAll(/[^A-Za-z0-9._-]+/g, "-")
    .replace(/^[-.]+|[-.]+$/g, "")
    .slice(0, 60);
  return text === "" ? undefined : text;
}

/** The children of a scope are named, and name each other, below their container. */
function prefixed(step: Step, container: string): Step {
  const below = (id: string): string => `${container}/${id}`;
  const common = { id: below(step.id), after: step.after.map(below) };
  if (step.kind === "agent") {
    const session = step.session.startsWith("continue:")
      ? `continue:${below(step.session.slice("continue:".length))}`
      : step.session;
    return { ...step, ...common, session, sendBackTo: step.sendBackTo.map(below) };
  }
  return { ...step, ...common };
}
